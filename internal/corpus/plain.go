package corpus

import "strings"

// textReader reads plain text: the whole source is one document whose text is its bytes as they are.
type textReader struct{}

func (textReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	text, encoding, err := decode(data)
	if err != nil {
		return err
	}
	d := Document{Text: text, Format: "text", Encoding: encoding}
	if encoding != encodingUTF8 {
		d.note("decoded from %s", encoding)
	}
	if strings.HasPrefix(text, byteOrderMark) {
		d.Body = len(byteOrderMark)
	}
	front, body, note := frontMatter(text)
	if body > 0 {
		d.Body = body
	}
	if note != "" {
		d.note("%s", note)
	}
	front.apply(&d)
	return s.deliver(d, metadata{})
}
