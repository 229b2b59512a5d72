package passage

import (
	"strings"
	"unicode/utf8"

	"gainsay/internal/text"
)

// quotations lists the insides of double quotation marks within span, without the marks. A mark that nothing
// closes runs to the end of the span: the quotation goes on in the next sentence. A closing mark that nothing
// opened closes a quotation that began before.
func quotations(doc string, span text.Span) []text.Span {
	s := doc[span.Start:span.End]
	if !hasQuotationMark(s) {
		return nil
	}
	var out []text.Span
	open := -1
	for i, r := range s {
		size := utf8.RuneLen(r)
		switch {
		case r == '“' || r == '"' && open < 0:
			open = i + size
		case r == '”' || r == '"':
			if open < 0 && len(out) == 0 && r == '”' {
				open = 0
			}
			if open >= 0 && open < i {
				out = append(out, text.Span{Start: span.Start + open, End: span.Start + i})
			}
			open = -1
		}
	}
	if open >= 0 && open < len(s) {
		out = append(out, text.Span{Start: span.Start + open, End: span.End})
	}
	return out
}

// hasQuotationMark reports whether s holds a double quotation mark, straight or curly.
func hasQuotationMark(s string) bool {
	if strings.IndexByte(s, '"') >= 0 {
		return true
	}
	// Curly marks and little else of English text begin with this byte.
	i := strings.IndexByte(s, "“"[0])
	return i >= 0 && (strings.Contains(s[i:], "“") || strings.Contains(s[i:], "”"))
}
