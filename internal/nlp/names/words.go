package names

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// calendar holds the capitalised words that are times and not names.
var calendar = set("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
	"November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.",
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon.", "Tues.", "Wed.", "Thurs.",
	"Fri.", "Sat.", "Sun.", "AM", "PM", "A.M.", "P.M.", "GMT", "EST", "EDT", "UTC", "BST", "CET")

// titles stand before the name of a person and are no part of it.
var titles = set("Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof.", "Professor", "Sir", "Lord", "Lady", "Dame",
	"President", "Vice", "Deputy", "Prime", "Minister", "Premier", "Chancellor", "Secretary", "Foreign", "Defense",
	"Defence", "Interior", "Finance", "Attorney", "General", "Gen.", "Gen", "Lt.", "Lieutenant", "Col.", "Colonel", "Maj.",
	"Major", "Capt.", "Captain", "Sgt.", "Sergeant", "Adm.", "Admiral", "Cmdr.", "Commander", "Marshal", "Officer",
	"Senator", "Sen.", "Sens.", "Representative", "Rep.", "Reps.", "Congressman", "Congresswoman", "Governor", "Gov.",
	"Mayor", "Councillor", "Ambassador", "Envoy", "Judge", "Justice", "Chief", "Sheriff", "Detective", "Inspector",
	"Constable", "King", "Queen", "Prince", "Princess", "Emperor", "Sultan", "Emir", "Sheikh", "Pope", "Cardinal",
	"Archbishop", "Bishop", "Rev.", "Reverend", "Father", "Imam", "Rabbi", "Ayatollah", "Speaker", "Leader", "Chairman",
	"Chairwoman", "Chair", "Director", "CEO", "Spokesman", "Spokeswoman", "Spokesperson", "Coach", "Comrade", "Executive")

// personBefore are common nouns and titles in lower case after which a name of several words is a person's.
var personBefore = set("president", "minister", "premier", "chancellor", "secretary", "spokesman", "spokeswoman",
	"spokesperson", "senator", "governor", "mayor", "ambassador", "envoy", "judge", "prosecutor", "lawyer", "attorney", "analyst",
	"economist", "professor", "doctor", "author", "journalist", "reporter", "editor", "actor", "actress", "singer", "director",
	"leader", "chief", "chairman", "chairwoman", "commander", "general", "colonel", "captain", "officer", "inspector", "coach",
	"striker", "midfielder", "goalkeeper", "activist", "lawmaker", "congressman", "congresswoman", "negotiator", "diplomat",
	"candidate", "nominee", "billionaire", "businessman", "founder", "wife", "husband", "son", "daughter", "brother",
	"sister", "mother", "father", "counterpart", "predecessor", "successor")

// placeAcronyms are the countries and cities that are written in capitals.
var placeAcronyms = set("USA", "UAE", "DRC", "USSR", "DPRK", "PRC", "NYC", "GDR", "CAR")

// locative are the prepositions that places follow more often than anything else.
var locative = set("in", "near", "across", "throughout", "into", "inside", "outside", "around", "toward", "towards", "at")

// lowerParticles stand in lower case inside names.
var lowerParticles = set("de", "da", "do", "dos", "di", "del", "della", "van", "von", "der", "den", "ter", "la", "le", "el", "al", "bin", "bint",
	"ibn", "ben", "du", "ul", "ur", "i", "e", "zu", "af")

// institutional words can be followed by "of" and the rest of the institution's name.
var institutional = set("Ministry", "Department", "Office", "Bureau", "Agency", "Council", "Committee", "Commission", "Court",
	"House", "Chamber", "Bank", "University", "College", "Institute", "School", "Academy", "Centre", "Center", "Union",
	"Organization", "Organisation", "Association", "Federation", "Confederation", "League", "Party", "Front", "Movement",
	"Board", "Authority", "Church", "Society", "Club", "Fund", "Republic", "Kingdom", "Commonwealth", "State", "States", "District",
	"Province", "City", "Gulf", "Sea", "Bay", "Cape", "Isle", "Strait", "Straits", "Museum", "Library", "Hospital", "Conference",
	"Congress", "Assembly", "Secretary", "Minister", "Archbishop", "Bishop", "Duke", "Duchess", "Prince", "Princess", "Network",
	"Alliance", "Coalition", "Brotherhood", "Guard", "Corps", "Army", "Partnership", "Forum", "Group")

// organisationHeads end the name of an organisation, or begin it before "of".
var organisationHeads = set("Ministry", "Department", "Office", "Bureau", "Agency", "Council", "Committee", "Commission",
	"Court", "Bank", "University", "College", "Institute", "School", "Academy", "Union", "Organization", "Organisation",
	"Association", "Federation", "Confederation", "League", "Party", "Front", "Movement", "Authority", "Church",
	"Society", "Club", "Fund", "Foundation", "Museum", "Hospital", "Congress", "Assembly", "Parliament", "Senate", "Alliance",
	"Coalition", "Brotherhood", "Corps", "Army", "Navy", "Guard", "Forces", "Inc.", "Inc", "Corp.", "Corp", "Corporation", "Co.",
	"Company", "Ltd.", "Ltd", "LLC", "PLC", "plc", "Group", "Holdings", "Airlines", "Airways", "Times", "Post", "Journal", "News",
	"Press", "Tribune", "Gazette", "Herald", "Telegraph", "Guardian", "Service", "Services", "Command", "Administration",
	"Police", "Network", "Observatory", "Forum", "Chamber", "Treasury", "Kremlin", "Partners", "Motors", "Systems", "Technologies",
	"Pictures", "Studios", "Records", "United", "Rovers", "Trust", "Board", "Watch", "Secretariat", "Taliban", "Hamas", "Hezbollah")

// placeHeads end the name of a place.
var placeHeads = set("River", "Lake", "Sea", "Ocean", "Bay", "Gulf", "Strait", "Canal", "Island", "Islands", "Peninsula", "Mountain",
	"Mountains", "Hills", "Valley", "Desert", "Province", "Region", "District", "County", "City", "Village", "Street", "Avenue",
	"Road", "Square", "Airport", "Station", "Park", "Bridge", "Beach", "Corridor", "Border", "Strip", "Heights", "Republic",
	"Kingdom", "Emirates", "Territory", "Oblast", "Port", "Harbor", "Harbour", "Falls", "Forest", "Coast", "Crossing")

// placeFirst begin the name of a place.
var placeFirst = set("Mount", "Mt.", "Lake", "Cape", "Fort", "Port", "Gulf", "Saint-", "North", "South", "East", "West", "Northern",
	"Southern", "Eastern", "Western", "Strait", "Isle")

// ministryFields are what ministries are named after.
var ministryFields = set("Affairs", "Foreign", "Defence", "Defense", "Labour", "Labor", "Social", "Health", "Education", "Science",
	"Culture", "Sport", "Sports", "Tourism", "Trade", "Industry", "Energy", "Environment", "Agriculture", "Food", "Fisheries",
	"Finance", "Economy", "Economic", "Development", "Justice", "Interior", "Security", "Human", "Transport", "Communications",
	"Technology", "Research", "Children", "Youth", "Welfare", "Housing", "Immigration", "Commerce", "Exchange", "Drug",
	"Cooperation", "Rights", "Investment", "Innovation", "Migration", "Works", "Resources", "Emergency", "Situations")
