package corpus

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// The names of the encodings that plain text is recognised in.
const (
	encodingUTF8        = "utf-8"
	encodingUTF16LE     = "utf-16le"
	encodingUTF16BE     = "utf-16be"
	encodingUTF32       = "utf-32"
	encodingWindows1252 = "windows-1252"
	encodingWindows1251 = "windows-1251"
	encodingMixed       = "utf-8 mixed with windows-1252"
)

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\ufeff"

// decode turns the bytes of a plain text file into UTF-8. Valid UTF-8 comes back as it is, a byte order mark
// included, so that offsets are those of the file; any other encoding is told from the bytes alone. Binary data
// is a skipError.
func decode(data []byte) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return decodeWith(data, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), encodingUTF32)
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeWith(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), encodingUTF16LE)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeWith(data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), encodingUTF16BE)
	}
	if utf8.Valid(data) {
		if wide := wideWithoutMark(data); wide != "" {
			return decodeWide(data, wide)
		}
		if tooManyControls(data) {
			return "", "", skipf("binary data, not text")
		}
		return string(data), encodingUTF8, nil
	}
	if wide := wideWithoutMark(data); wide != "" {
		return decodeWide(data, wide)
	}
	if tooManyControls(data) {
		return "", "", skipf("binary data, not text")
	}
	good, bad := multibyte(data)
	if good > bad {
		return mixed(data), encodingMixed, nil
	}
	if cyrillicBytes(data) {
		return decodeWith(data, charmap.Windows1251, encodingWindows1251)
	}
	return decodeWith(data, charmap.Windows1252, encodingWindows1252)
}

func decodeWith(data []byte, e encoding.Encoding, name string) (string, string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", skipf("broken %s: %v", name, err)
	}
	if tooManyControls(out) {
		return "", "", skipf("binary data, not text")
	}
	return string(out), name, nil
}

func decodeWide(data []byte, name string) (string, string, error) {
	order := unicode.LittleEndian
	if name == encodingUTF16BE {
		order = unicode.BigEndian
	}
	return decodeWith(data, unicode.UTF16(order, unicode.IgnoreBOM), name)
}

// wideWithoutMark recognises UTF-16 without a byte order mark: text in a European language has a zero in nearly
// every second byte.
func wideWithoutMark(data []byte) string {
	sample := data[:min(len(data), 4096)]
	if len(sample) < 4 {
		return ""
	}
	var zero [2]int
	for i, c := range sample {
		if c == 0 {
			zero[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case zero[1]*10 > half*6 && zero[0]*20 < half:
		return encodingUTF16LE
	case zero[0]*10 > half*6 && zero[1]*20 < half:
		return encodingUTF16BE
	}
	return ""
}

// tooManyControls reports whether more than one byte in two hundred is a control character that text does not
// have; a text with a stray NUL is still a text.
func tooManyControls(data []byte) bool {
	n := 0
	for _, c := range data {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			n++
		}
	}
	return n*200 > len(data)
}

// multibyte counts the valid sequences of more than one byte and the bytes that belong to none.
func multibyte(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good, bad
}

// mixed decodes UTF-8 in which single bytes come from Windows-1252, as happens when texts are pasted together.
func mixed(data []byte) string {
	out := make([]byte, 0, len(data)+len(data)/8)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(data[0]))
		} else {
			out = append(out, data[:size]...)
		}
		data = data[size:]
	}
	return string(out)
}

// cyrillicBytes tells Windows-1251 from Windows-1252. The quotation marks and dashes of the two are the same
// bytes; what differs are letters, and Cyrillic words are whole runs of them while an accent stands alone among
// ASCII letters.
func cyrillicBytes(data []byte) bool {
	inRuns, alone, run := 0, 0, 0
	flush := func() {
		if run >= 3 {
			inRuns += run
		} else {
			alone += run
		}
		run = 0
	}
	for _, c := range data {
		if c >= 0xC0 || c == 0xA8 || c == 0xB8 {
			run++
			continue
		}
		flush()
	}
	flush()
	return inRuns > alone
}
