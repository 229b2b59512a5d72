package rule

import (
	"fmt"
	"slices"
	"strings"
)

// checkTemplate says what is wrong with the template of a question, "" when nothing is, and how to mend it. roles are
// those of the frame.
//
// A template names fillers in braces ("{agent}", "{was:patient}" for "was" or "were" as the filler demands). A part in
// square brackets falls away when one of its fillers is unknown, or gives way to what follows a bar.
func checkTemplate(template string, roles []string) (message, hint string) {
	if !strings.HasSuffix(template, "?") {
		return fmt.Sprintf("%q does not end with a question mark", clip(template)), "write a whole question, such as \"Who mediated {patient}?\""
	}
	inBrackets, required := false, false
	for i := 0; i < len(template); i++ {
		switch template[i] {
		case '[':
			if inBrackets {
				return "brackets stand within brackets", "a part that may fall away holds no other such part"
			}
			inBrackets = true
		case ']':
			if !inBrackets {
				return "a bracket is closed that was never opened", "remove the ] or open it with ["
			}
			inBrackets = false
		case '{':
			end := strings.IndexByte(template[i:], '}')
			if end < 0 {
				return "a brace is opened and never closed", "close it: {agent}"
			}
			name := template[i+1 : i+end]
			verb, role, agrees := strings.Cut(name, ":")
			if !agrees {
				role = name
			} else if !slices.Contains(agreeing, verb) {
				return fmt.Sprintf("{%s} asks for the form of %q", name, verb), "expected one of " + strings.Join(agreeing, ", ") + " before the colon, such as {was:patient}"
			}
			if !slices.Contains(roles, role) {
				hint := "expected one of the roles of the frame: " + strings.Join(roles, ", ")
				if near := nearest(role, roles); near != "" {
					hint = fmt.Sprintf("did you mean {%s}? %s", near, hint)
				}
				return fmt.Sprintf("{%s} names no role of the frame", name), hint
			}
			required = required || !inBrackets && !agrees
			i += end
		case '}':
			return "a brace is closed that was never opened", "write {agent}"
		}
	}
	if inBrackets {
		return "a bracket is opened and never closed", "close it: [ in {place}]"
	}
	if required {
		return fmt.Sprintf("%q cannot be asked when a filler is unknown", clip(template)),
			"put what may be missing in brackets, with what to say instead after a bar: [{agent}|anyone]"
	}
	return "", ""
}

// agreeing lists the verbs that a template can ask for in the form that a filler demands.
var agreeing = []string{"was", "is", "has", "does"}
