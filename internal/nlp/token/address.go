package token

import "strings"

// address returns the end of a web address, e-mail address or path that begins at s[i:end), or 0. Closing
// punctuation at its end is left out. looked is the number of bytes that it took to find out.
func address(s string, i, end int) (to, looked int) {
	c := s[i:end]
	isURL := false
	if len(c) > 4 {
		head := strings.ToLower(c[:min(len(c), 8)])
		isURL = strings.HasPrefix(head, "http://") || strings.HasPrefix(head, "https://") ||
			strings.HasPrefix(head, "ftp://") || strings.HasPrefix(head, "www.")
	}
	if isURL {
		j := len(c)
		if k := strings.IndexAny(c, "<>\"“”"); k >= 0 {
			j = k
		}
		hasOpening := strings.IndexByte(c[:j], '(') >= 0
		for j > 0 && strings.IndexByte(".,;:!?)]}'*", c[j-1]) >= 0 {
			if c[j-1] == ')' && hasOpening {
				break
			}
			j--
		}
		return i + j, 2 * len(c)
	}
	// local@host.tld
	k := 0
	for k < len(c) && k < 64 && (isASCIIWord(c[k]) || strings.IndexByte("._%+-", c[k]) >= 0) {
		k++
	}
	if k == 0 || k >= len(c) {
		return 0, k
	}
	switch {
	case c[k] == '@':
		j := k + 1
		for j < len(c) && (isASCIIWord(c[j]) || c[j] == '.' || c[j] == '-') {
			j++
		}
		for j > k+1 && (c[j-1] == '.' || c[j-1] == '-') {
			j--
		}
		looked = j
		if j > k+3 && strings.IndexByte(c[k+1:j], '.') > 0 {
			return i + j, looked
		}
	case c[k] == '/' && strings.IndexByte(c[:k], '.') > 0:
		// bbc.co.uk/news
		host := c[:k]
		if isDomainSuffix(strings.ToLower(host[strings.LastIndexByte(host, '.')+1:])) {
			j := len(c)
			if q := strings.IndexAny(c, "<>\"“”"); q >= 0 {
				j = q
			}
			for j > k && strings.IndexByte(".,;:!?)]}'", c[j-1]) >= 0 {
				j--
			}
			return i + j, len(c)
		}
	}
	return 0, max(looked, k)
}

// isDomainSuffix reports whether w ends the name of a site or a file.
func isDomainSuffix(w string) bool { return domainSuffixes[w] }

var domainSuffixes = set("com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "tv", "uk", "de", "fr",
	"eu", "ru", "cn", "jp", "au", "ca", "nz", "ie", "ua", "il", "ir", "tr", "am", "az", "ge", "co", "html", "htm",
	"php", "pdf", "doc", "docx", "txt", "xls", "xlsx", "jpg", "jpeg", "png", "gif", "mp3", "mp4", "zip", "exe", "js", "py")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
