package corpus

import (
	"context"
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// The library reads the objects of a file: cross references, filters, encodings. What it makes of the text itself
// lacks the widths of composite fonts, which nearly all files of today use, so the operators of text are followed
// here (ISO 32000-1, 9.4).

// matrix is a transformation a b c d e f as PDF writes it.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times applies m first and n after it.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// maxGlyphs bounds the characters of a page, maxOperators the operators, maxForms how deep forms may be nested in
// each other.
const (
	maxGlyphs    = 1_000_000
	maxOperators = 5_000_000
	maxForms     = 8
)

// textState is the graphics state as far as it concerns text.
type textState struct {
	ctm                                     matrix
	font                                    *pdfFont
	size, charSpace, wordSpace, rise, scale float64
	leading                                 float64
}

// glyphReader follows the operators of one page.
type glyphReader struct {
	ctx       context.Context
	glyphs    []glyph
	height    float64
	operators int
	fonts     map[string]*pdfFont
}

// stopReading ends the reading of a page at a limit. It is thrown, for there is no other way out of pdf.Interpret, and caught by
// goPage: a stream of some kilobytes may unpack to gigabytes of operators, which would all be gone through.
type stopReading struct{ reason string }

// content follows one content stream. What comes behind an operator that the library cannot read is lost; what came
// before is kept.
func (g *glyphReader) content(stream, resources pdf.Value, ctm matrix, depth int) {
	if stream.IsNull() {
		return
	}
	state := textState{ctm: ctm, scale: 1}
	var saved []textState
	tm, line := identity, identity
	next := func(tx, ty float64) {
		line = matrix{1, 0, 0, 1, tx, ty}.times(line)
		tm = line
	}
	pdf.Interpret(stream, func(stack *pdf.Stack, op string) {
		if g.operators++; g.operators > maxOperators || len(g.glyphs) > maxGlyphs {
			panic(stopReading{"a page with more drawing in it than any page has"})
		}
		if g.operators%1024 == 0 && g.ctx.Err() != nil {
			panic(stopReading{g.ctx.Err().Error()})
		}
		arguments := make([]pdf.Value, stack.Len())
		for i := len(arguments) - 1; i >= 0; i-- {
			arguments[i] = stack.Pop()
		}
		number := func(i int) float64 {
			if i < len(arguments) {
				return arguments[i].Float64()
			}
			return 0
		}
		sixNumbers := func() matrix {
			return matrix{number(0), number(1), number(2), number(3), number(4), number(5)}
		}
		switch op {
		case "q":
			if len(saved) < 1000 {
				saved = append(saved, state)
			}
		case "Q":
			if n := len(saved); n > 0 {
				state, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			state.ctm = sixNumbers().times(state.ctm)
		case "BT":
			tm, line = identity, identity
		case "Tc":
			state.charSpace = number(0)
		case "Tw":
			state.wordSpace = number(0)
		case "Tz":
			state.scale = number(0) / 100
		case "TL":
			state.leading = number(0)
		case "Ts":
			state.rise = number(0)
		case "Tf":
			if len(arguments) == 2 {
				state.font = g.font(resources, arguments[0].Name(), depth)
				state.size = number(1)
			}
		case "Td":
			next(number(0), number(1))
		case "TD":
			state.leading = -number(1)
			next(number(0), number(1))
		case "Tm":
			tm = sixNumbers()
			line = tm
		case "T*":
			next(0, -state.leading)
		case "Tj":
			if len(arguments) > 0 {
				tm = g.show(&state, tm, arguments[0].RawString())
			}
		case "'":
			next(0, -state.leading)
			if len(arguments) > 0 {
				tm = g.show(&state, tm, arguments[0].RawString())
			}
		case `"`:
			state.wordSpace, state.charSpace = number(0), number(1)
			next(0, -state.leading)
			if len(arguments) > 2 {
				tm = g.show(&state, tm, arguments[2].RawString())
			}
		case "TJ":
			if len(arguments) == 0 {
				break
			}
			for i := range arguments[0].Len() {
				part := arguments[0].Index(i)
				if part.Kind() == pdf.String {
					tm = g.show(&state, tm, part.RawString())
					continue
				}
				tm = matrix{1, 0, 0, 1, -part.Float64() / 1000 * state.size * state.scale, 0}.times(tm)
			}
		case "Do":
			if len(arguments) == 0 || depth >= maxForms {
				break
			}
			form := resources.Key("XObject").Key(arguments[0].Name())
			if form.Key("Subtype").Name() != "Form" {
				break
			}
			inner := form.Key("Resources")
			if inner.IsNull() {
				inner = resources
			}
			m := identity
			if list := form.Key("Matrix"); list.Len() == 6 {
				for i := range m {
					m[i] = list.Index(i).Float64()
				}
			}
			g.content(form, inner, m.times(state.ctm), depth+1)
		}
	})
}

// show places the characters of a string and returns the text matrix behind them.
func (g *glyphReader) show(state *textState, tm matrix, raw string) matrix {
	if state.font == nil {
		return tm
	}
	step := state.font.codeBytes
	for i := 0; i+step <= len(raw); i += step {
		code := raw[i : i+step]
		text, width := state.font.character(code)
		advance := width / 1000 * state.size
		space := state.charSpace
		if step == 1 && code == " " {
			space += state.wordSpace
		}
		at := matrix{state.size * state.scale, 0, 0, state.size, 0, state.rise}.times(tm).times(state.ctm)
		whole := tm.times(state.ctm)
		// Text that stands upright or upside down is no running text of the page.
		if math.Abs(at[1]) <= math.Abs(at[0]) && at[0] > 0 {
			size := math.Hypot(at[2], at[3])
			if size > 0.5 && text != "" && finite(at[4], at[5], size) && len(g.glyphs) <= maxGlyphs {
				g.glyphs = append(g.glyphs, glyph{
					x: at[4], y: g.height - at[5], size: size, text: text,
					width: advance * state.scale * math.Hypot(whole[0], whole[1]),
				})
			}
		}
		tm = matrix{1, 0, 0, 1, (advance + space) * state.scale, 0}.times(tm)
	}
	return tm
}

func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}

// pdfFont knows the text and the width of each code of a font.
type pdfFont struct {
	font      pdf.Font
	encoder   pdf.TextEncoding
	codeBytes int
	// wide are the widths of a composite font by code, usual the width of the others.
	wide  map[int]float64
	usual float64
	known map[string]knownCharacter
	// standard is true for a font without widths of its own, which is one of the fourteen every reader has.
	standard, fixed bool
}

type knownCharacter struct {
	text  string
	width float64
}

// font loads a font of the resources once.
func (g *glyphReader) font(resources pdf.Value, name string, depth int) *pdfFont {
	key := name
	if depth > 0 {
		// Forms have names of their own; they are few, and loading a font twice does no harm.
		key = ""
	}
	if f, ok := g.fonts[key]; ok && key != "" {
		return f
	}
	value := resources.Key("Font").Key(name)
	if value.IsNull() {
		return nil
	}
	f := &pdfFont{font: pdf.Font{V: value}, codeBytes: 1, known: make(map[string]knownCharacter)}
	f.encoder = f.font.Encoder()
	if value.Key("Subtype").Name() == "Type0" {
		f.codeBytes = 2
		f.compositeWidths(value.Key("DescendantFonts").Index(0))
	} else if value.Key("Widths").Len() == 0 {
		f.standard = true
		f.fixed = strings.Contains(value.Key("BaseFont").Name(), "Courier")
	}
	if key != "" {
		g.fonts[key] = f
	}
	return f
}

// compositeWidths reads the widths of a composite font (ISO 32000-1, 9.7.4.3): a code with the widths from there on,
// or a range of codes with one width.
func (f *pdfFont) compositeWidths(descendant pdf.Value) {
	f.usual = 1000
	if w := descendant.Key("DW"); !w.IsNull() {
		f.usual = w.Float64()
	}
	f.wide = make(map[int]float64)
	list := descendant.Key("W")
	for i := 0; i+1 < list.Len(); {
		first := int(list.Index(i).Int64())
		second := list.Index(i + 1)
		if second.Kind() == pdf.Array {
			for j := range min(second.Len(), 65536) {
				f.wide[first+j] = second.Index(j).Float64()
			}
			i += 2
			continue
		}
		last := min(int(second.Int64()), first+65536)
		width := list.Index(i + 2).Float64()
		for code := first; code <= last && len(f.wide) < 1<<17; code++ {
			f.wide[code] = width
		}
		i += 3
	}
}

// character is the text of a code and its width in thousandths of the size.
func (f *pdfFont) character(code string) (string, float64) {
	if k, ok := f.known[code]; ok {
		return k.text, k.width
	}
	k := knownCharacter{text: f.encoder.Decode(code)}
	k.text = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0xfffd {
			return -1
		}
		return r
	}, ligatures.Replace(k.text))
	switch {
	case f.codeBytes == 2:
		n := int(code[0])<<8 | int(code[1])
		width, ok := f.wide[n]
		if !ok {
			width = f.usual
		}
		k.width = width
	case f.standard && f.fixed:
		k.width = 600
	case f.standard:
		k.width = standardWidth(code[0])
	default:
		k.width = f.font.Width(int(code[0]))
	}
	f.known[code] = k
	return k.text, k.width
}

// ligatures are written out, because nobody searches for them.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// standardWidth is the width of a character of Helvetica, by the classes that its metrics fall into. It decides where
// words end and nothing else.
func standardWidth(c byte) float64 {
	switch {
	case strings.IndexByte("ijl'|", c) >= 0:
		return 222
	case strings.IndexByte("ft,.:;/!I[]\\ ", c) >= 0:
		return 278
	case strings.IndexByte("r()-`\"{}", c) >= 0:
		return 333
	case strings.IndexByte("cksvxyzJ", c) >= 0:
		return 500
	case c == 'm' || c == 'M':
		return 833
	case c == 'w' || c == 'D' || c == 'H' || c == 'N' || c == 'R' || c == 'U' || c == 'C':
		return 722
	case c == 'W' || c == '@' || c == '%':
		return 944
	case c >= 'A' && c <= 'Z':
		return 667
	}
	return 556
}
