package compare

import "strings"

// escapes are the spellings of brackets and quotation marks in texts that were cut into treebank tokens.
var escapes = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}", "``", `"`, "''", `"`)

// Plain undoes the escapes of treebank tokenisation ("-LRB-", ““”), which many collections of sentences keep. What is
// compared, and quoted in reasons, is the plain text.
func Plain(s string) string {
	if !strings.Contains(s, "``") && !strings.Contains(s, "''") && !strings.Contains(s, "B-") {
		return s
	}
	return escapes.Replace(s)
}
