package nlp

import (
	"regexp"
	"strings"
	"unicode"

	"gainsay/internal/pattern"
)

// siteFurniture recognises what news sites print around an article in general English: navigation, subscription
// and sharing lines, advertisements and image captions. Packs of rules add what a particular site prints.
type siteFurniture struct{}

// ClassifyLine implements LineClassifier.
func (siteFurniture) ClassifyLine(line string) LineRole {
	if len(line) > 400 {
		if captionHead.MatchString(line[:64]) {
			return FurnitureLine
		}
		return UnknownLine
	}
	l := strings.ToLower(strings.TrimRight(line, " :.!»>›→…"))
	if role, ok := furnitureLines[strings.TrimRight(l, "?")]; ok {
		return role
	}
	if captionHead.MatchString(line) || !strings.ContainsFunc(line, isLetterOrDigit) {
		return FurnitureLine
	}
	if len(line) > 200 {
		return UnknownLine
	}
	// No byline ends as sentences do, and most lines are sentences.
	if !strings.ContainsRune(".?!", rune(line[len(line)-1])) && byline.MatchString(line) {
		return FurnitureLine
	}
	if strings.Contains(l, " contributed to ") && contributors.MatchString(line) {
		return FurnitureLine
	}
	for _, p := range furniturePatterns {
		if p.MatchString(line) {
			return FurnitureLine
		}
	}
	return UnknownLine
}

var furnitureLines = furnitureTable()

func furnitureTable() map[string]LineRole {
	m := map[string]LineRole{}
	for _, s := range []string{"previous article", "next article", "previous story", "next story", "previous post",
		"next post", "previous", "next", "read next", "up next", "read also", "also read", "see also", "read more", "more on this",
		"read more at", "don't miss", "must read"} {
		m[s] = LinkLabelLine
	}
	for _, s := range []string{"related articles", "related stories", "related news", "related posts", "related topics", "related content", "related",
		"more on this story", "more from", "most read", "most popular", "most viewed", "trending", "trending now",
		"recommended", "recommended for you", "you may also like", "you might also like", "latest news", "latest stories",
		"more news", "more stories", "top stories", "editor's picks", "editors' picks", "in other news", "popular posts"} {
		m[s] = LinkListLine
	}
	for _, s := range []string{"no time to read", "get a summary", "advertisement", "advertisements", "ad", "ads", "sponsored",
		"sponsored content", "share", "share this", "share this article", "share this story", "share on facebook",
		"share on twitter", "tweet", "email", "print", "print this article", "comments", "comment", "leave a comment", "leave a reply",
		"subscribe", "subscribe now", "subscribe to our newsletter", "sign up", "sign in", "log in", "register", "newsletter", "follow us",
		"facebook", "twitter", "whatsapp", "telegram", "linkedin", "reddit", "instagram", "youtube", "copy link", "link copied",
		"loading", "loading...", "close", "menu", "search", "home", "skip to content", "skip to main content", "back to top",
		"continue reading", "continue reading below", "story continues below", "story continues below advertisement",
		"article continues below", "article continues after ad", "continue reading the main story", "advertisement - continue reading below", "read full article",
		"view comments", "show comments", "hide caption", "toggle caption", "watch video", "play video", "watch live",
		"listen to this article", "all rights reserved", "terms of use", "privacy policy", "contact us", "about us", "cookie policy", "tags", "topics",
		"enlarge this image", "story continued below", "slideshow", "photo", "photos", "video", "replay more videos", "an error has occurred", "please try again later", "invalid email address", "please re-enter", "manage newsletters", "add interest", "story highlights", "newsletter sign-up", "[pullquote]", "media playback is unsupported on your device", "this video can not be played"} {
		m[s] = FurnitureLine
	}
	return m
}

var (
	captionHead = pattern.MustCompile(`^(?i:image copyright|image caption|image source|photo caption|media caption|media playback|file photo|hide caption|enlarge this image|(?:photo|image|picture|photograph)(?:s|graph)? ?(?:by|credit|courtesy|:|/)|photographer:|photograph by|credit:|caption:|slideshow \()`)

	// A line of a name or two after "By", and a credit to an agency.
	byline = regexp.MustCompile(`^By:? [A-Z][\pL.'’-]+(?: [A-Z][\pL.'’-]+){1,3}(?:(?:,| and|,? &) .*)?[^.?!]$|^[^.?!]{0,80}(?:/|via |\(|\[)(?:Reuters|REUTERS|AP|AFP|Getty(?: Images)?|EPA|Bloomberg|Al Jazeera|AP Photo|Associated Press)[\])]?$`)

	contributors = regexp.MustCompile(`(?i)^[\w. ,]+ contributed to this (?:report|story|article)`)

	furniturePatterns = eachPattern(
		// Invitations.
		`click here\b`, `sign up (?:for|to|here|today)\b`, `(?:email|newsletter) sign[ -]?up\b`, `subscribe (?:to|now|for)\b`,
		`by signing up,? you\b`, `you (?:can|may) (?:unsubscribe|opt[ -]out)\b`, `you agree to receive\b`, `thank you for subscribing`,
		`follow (?:us|me|@\w+|[\w ]+ on (?:twitter|facebook|instagram|telegram|x)\b)`, `like us on\b`, `share (?:this|on|via)\b`,
		`read or share\b`, `download (?:our|the) app\b`, `(?:get|receive) (?:the|our)\b.*\b(?:inbox|newsletter|email)\b`,
		`support [\w’' ]+ journalism$`, `send us your\b`, `join (?:our|the) (?:channel|conversation|discussion)\b`, `(?:e-?mail|write to) \S+@\S+$`,
		`already a subscriber\b`, `create (?:a free|an) account\b`, `this site is protected by recaptcha`,
		// Links.
		`read (?:more|also|next|the full) ?:`, `related ?:`, `more ?:`, `see also ?:`, `watch ?:`, `video ?:`, `must[ -](?:watch|see|read)\b`, `also read ?:`,
		`\( ?(?:also|related|more|read|see|watch)\b[^)]*:[^)]*\)$`, `for more from\b`, `view (?:all|the full)\b.*(?:here|newsletters)`, `here are the (?:latest|top) stories`,
		`story continue[sd] below`, `story highlights\b`,
		// Counters, dates and credits.
		`\d+ comments?$`, `\d+ shares?$`, `\d+ min(?:ute)?s? read$`, `\d+ (?:second|minute|hour|day|week|month|year)s? ago$`,
		`this article is more than \d+ \w+ old`,
		`(?:published|updated|last updated|posted)(?: on| at)? ?:? ?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)[^.]*$`,
		`©`, `\(c\) \d{4}`, `copyright ©?`, `all rights reserved`, `our standards:`, `save this story`,
		`\(?(?:additional )?(?:reporting|writing|editing) by\b`,
	)
)

// eachPattern compiles expressions for the head of a line in any case, each by itself: few begin with the character of a line.
func eachPattern(expressions ...string) []*pattern.Pattern {
	var out []*pattern.Pattern
	for _, e := range expressions {
		out = append(out, pattern.MustCompile(`(?i)^(?:`+e+`)`))
	}
	return out
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
