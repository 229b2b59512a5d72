package language

import (
	"slices"
	"strings"
)

// functionWords lists, for each language written in the Latin script, words that carry grammar and not matter:
// they are frequent in any text of the language whatever it is about, and names never look like them. A word that
// several languages share counts for each in proportion. The lists follow the usual stop word lists of the
// languages (Snowball, Lucene), cut to what is frequent and lower-cased.
var functionWords = map[string]string{
	"en": `the and that with which from have been has had said would their this they were not but for are was is of to
		by on at as an be or it its his her he she we you who whom whose what when where why how will shall should could can may
		might must there these those than then them him our your my if because while after before during between through
		into over under about against without within out up down off more most some any no nor only own same so too very
		just also did do does done doing being am other such both each few all again further once here says say told
		according although though until since whether another many much even still yet upon per among`,
	"de": `der die das und ist nicht mit den dem des ein eine einen einem einer eines auf für von sich auch als an werden
		wird wurde wurden aus bei nach wie im zum zur über dass daß sie er es wir ich hat haben hatte sind war waren noch
		nur oder aber wenn durch um vor bis kann können soll sollen muss seine seinen seiner ihre ihren ihrer kein keine
		diese dieser dieses gegen zwischen unter mehr sehr schon sagte am vom so zu in`,
	"fr": `le la les de des du et est que qui dans pour pas par sur une un au aux avec ce cette ces son sa ses leur leurs
		il elle ils elles nous vous je ne se plus sont été avait ont être avoir mais ou où donc car comme tout tous
		toute après avant entre sans sous chez lors selon aussi même fait était étaient serait en à y l d qu n s c j`,
	"es": `el la los las de del y que en un una es se no por con para su sus al lo como más pero fue ha han sido está
		están este esta estos estas ese esa entre cuando muy sin sobre también hasta hay donde quien desde todo todos
		durante uno ni contra otros fueron ser son tiene porque según había le les me ya o dijo tras`,
	"it": `il lo la i gli le di del della dei delle dello degli e che in un una è non per con su sono da dal dalla dai
		dalle nel nella nei nelle al alla ai alle sul sulla si come più ma anche ha hanno era stato stata stati questo
		questa questi dopo prima tra fra quando dove chi cui ci ne se lui lei loro suo sua suoi essere ad ed o`,
	"pt": `o a os as de do da dos das e que em no na nos nas um uma é não por com para se ao aos à às pelo pela pelos
		pelas mais mas foi foram são ser está estão como seu sua seus suas ele ela eles elas isso este esta entre
		quando muito também já sem sobre até tem têm disse após depois há ou num numa`,
	"ca": `el la els les de del dels i que en un una és no per amb al als es ha han va van més però aquest aquesta
		aquests com també seva seu seus entre quan des sobre fins molt sense on són ser va hi ho ja o`,
	"nl": `de het een en van is dat niet te die op voor met zijn aan er ook als maar om bij uit naar nog door over ze zij
		hij wij ik je dan wel heeft hebben had werd wordt worden kan kunnen zal zou moet geen meer tot na tegen tussen
		onder deze dit haar hun of in was waren omdat volgens toen`,
	"af": `die en van is nie wat het met vir op om te sy dat ook aan hy hulle ons as maar by uit na nog deur oor word sal
		kan moet was wees geen meer tot teen tussen onder hierdie daardie haar hul of in 'n`,
	"sv": `och att det som en på är av för med den till inte har de ett om han hon var men sig från vi så kan när år
		skulle också efter eller vid ska mot nu där bara vara hade blev bli under mellan sin sina detta dessa där enligt
		än över utan jag du man säger`,
	"da": `og at det som en på er af for med den til ikke har de et om han hun var men sig fra vi så kan når skal også
		efter eller ved mod nu kun være havde blev bliver under mellem sin sine dette disse hvor hvad ifølge end over
		uden jeg du man siger blevet`,
	"no": `og at det som en på er av for med den til ikke har de et om han hun var men seg fra vi så kan når skal også
		etter eller ved mot nå bare være hadde ble blir under mellom sin sine dette disse hvor hva ifølge enn over
		uten jeg du man sier blitt`,
	"is": `og að það sem er í á við með til ekki hefur en um hann hún var þau þeir við frá svo þegar af fyrir eftir eða
		þá nú verið hafði hafa sé eru voru því þess þetta þessi ég`,
	"fi": `ja on ei että se hän oli joka mutta ovat myös kun mukaan ole tai niin kuin jo vain sen ne jos mitä vielä
		sekä jälkeen ollut olla olisi tämä tämän hänen kanssa ennen yli noin kaikki he me minä voi eivät joita jotka
		oma koska`,
	"et": `ja on ei et see oli kes mis aga ka kui või ta nad ning tema oma selle seda olid pole kuid nii siis veel juba
		pärast enne üle ole olla oleks mida nende meie kõik ütles tuleb`,
	"hu": `a az és hogy nem is egy ez azt van volt meg csak már mint de ha vagy ki el még lesz ezt aki amely után között
		szerint minden pedig kell nagyon több mert így akkor ami sem lehet voltak miatt amit őt ő mi fel le be`,
	"pl": `i w na z do nie się to że jest o jak po od za są ale przez dla przed być który która które tym co tak już
		tylko był była było były został została oraz może czy jego jej ich ma także między przy pod nad bez jako gdy
		ze we`,
	"cs": `a v na se je že to s z do o i pro za ve jak ale by jsou byl byla bylo byli který která které od po také jako
		nebo už jeho její jejich podle k tak při před mezi pod nad bez když jen být může není aby co ze ke než`,
	"sk": `a v na sa je že to s z do o i pre za vo ako ale by sú bol bola bolo boli ktorý ktorá ktoré od po aj alebo už
		jeho jej ich podľa k tak pri pred medzi pod nad bez keď len byť môže nie aby čo zo než`,
	"sl": `in je v na se da so za z s pa ki po bi ne tudi ni od do bil bila bilo bili kot ter pri ali že le še med pred
		pod nad brez ko ima kar lahko njegov njen ob iz bo bodo sta sem`,
	"hr": `i je u na se da su za s sa od do a o koji koja koje što kao ne bi će bio bila bilo bili ili iz po nije ali
		samo kako prema nakon prije između pod nad bez kada ima još više jer već sve te ova ovaj ovo njegov`,
	"ro": `și în de la a cu că pe un o nu este din care pentru să se mai au fost sunt ce dar al ale lui ei prin după
		între fără sub către când unde această acest acestea le îi îl ca era erau fi va vor sau iar`,
	"sq": `e të në që për me i nga një dhe është nuk më së si por ka kanë do u pas para mes gjatë këtë kjo ky ai ajo ata
		ishte ishin janë edhe kur ku apo duke`,
	"tr": `ve bir bu da de için ile çok daha olarak olan gibi sonra kadar en var o ne ama ya ki değil mi göre her şey
		ise veya hem diye oldu olduğu olduğunu etti edildi yok iki arasında karşı önce ancak tarafından söyledi`,
	"az": `və bir bu da də üçün ilə çox daha olan kimi sonra qədər ən var o nə amma ki deyil görə hər isə və ya edib olub
		olduğu bildirib edən arasında qarşı əvvəl tərəfindən deyib olunub sayılı bizim həm`,
	"lt": `ir yra kad į iš su tai bet kaip ne buvo o už apie po jis ji jie dėl nuo iki taip pat tik jau dar kuris kuri
		kurie prie per ar būti bus savo šis ši buvo jo jos jų metu pagal tarp nėra vis tačiau apie buvo nors todėl ten per dar visi`,
	"lv": `un ir ka no ar uz par bet kā ne bija tas tā pēc pie līdz vai arī jau tikai kas kurš viņš viņa viņi lai gan
		tiek bez starp savu būt šis šī to nav pret gada`,
	"id": `yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih
		kata telah sudah atau saat oleh sebagai dia bahwa kami namun setelah antara belum para menjadi seorang tak
		hanya harus sangat`,
	"tl": `ang ng sa na mga at ay ito si ni kay nang hindi ko mo siya para rin din pa may kung ako niya kanyang nila sila
		naman lang dahil ayon isang`,
	"vi": `và của là có được cho không trong một với các những đã này người đến ở khi từ cũng vào để ra như nhiều về sẽ
		tại theo sau trên phải nhưng lại do ông bà bị`,
	"sw": `na ya wa kwa ni katika za la kuwa hii huo huyo wake wao ambao ambayo lakini pia hiyo alisema yake baada cha
		vya si kama au watu bila hadi`,
	"ga": `an na agus a ar i le go is bhí tá ní do sé sí siad ag ó nach sin seo faoi chun ach mar atá leis dá raibh gur
		bheith idir`,
	"cy": `y yr a ac i o yn ar mae wedi ei eu am gan ond bod hyn hefyd nid oedd sydd fel neu gyda dros at dan rhwng
		roedd yw`,
	"eu": `eta da ez du dira bat ere hau hori izan baina zen zuen dute dela egin egiten bere beste arte gabe ondoren
		direla zuten`,
	"eo": `la kaj de estas en ne ke al por per kiu kiuj sed ili li ŝi mi vi ni estis ankaŭ aŭ kun sur pri el tiu ĉi`,
	"so": `oo iyo ka ku waa la in uu ay waxaa u ee ah loo ayaa soo kale dalka kuwaas laga inay waxa si`,
	"ha": `da a na ya ta ba ne ce su wannan cewa don kuma shi amma daga cikin zuwa wanda yana sun kan`,
}

// lexicon maps a word to the languages it is a function word of, as indexes into tags.
type lexicon struct {
	tags  []string
	words map[string][]uint8
	// english is the index of English in tags.
	english uint8
}

func newLexicon(lists map[string]string) *lexicon {
	l := &lexicon{words: make(map[string][]uint8)}
	for tag := range lists {
		l.tags = append(l.tags, tag)
	}
	slices.Sort(l.tags)
	for i, tag := range l.tags {
		if tag == English {
			l.english = uint8(i)
		}
		seen := make(map[string]bool)
		for _, w := range strings.Fields(lists[tag]) {
			if !seen[w] {
				seen[w] = true
				l.words[w] = append(l.words[w], uint8(i))
			}
		}
	}
	return l
}
