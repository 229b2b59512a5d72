package nasty

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// Files are the nasty files, sorted into folders by what is wrong with them: every sample cut, flipped, re-encoded and
// mixed with what does not belong, and files written by hand for what readers are attacked with.
func Files() []File {
	var out []File
	for _, s := range Samples() {
		out = append(out, damaged(s)...)
	}
	out = append(out, bombs()...)
	out = append(out, markup()...)
	out = append(out, texts()...)
	return append(out, containers()...)
}

// damaged are variants of one sample.
func damaged(s File) []File {
	var out []File
	add := func(what, content string) { out = append(out, File{"damaged/" + what + "-" + s.Name, content}) }
	n := len(s.Content)
	for _, part := range []int{10, 50, 90, 99} {
		add(fmt.Sprintf("cut%02d", part), s.Content[:n*part/100])
	}
	for i, at := range []int{n / 5, n / 2, n * 4 / 5} {
		b := []byte(s.Content)
		b[at] ^= 0xff
		add(fmt.Sprintf("flipped%d", i+1), string(b))
	}
	add("doubled", s.Content+s.Content)
	add("tailed", s.Content+strings.Repeat("\x00", 600))
	add("headless", s.Content[n/10:])
	add("nuls", strings.ReplaceAll(s.Content, " ", " \x00"))
	add("marked", "\ufeff"+s.Content)
	add("wide", wide(s.Content))
	return out
}

// wide is text in UTF-16 with a byte order mark; bytes that are no text come out as replacement characters.
func wide(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

// bombs grow when they are unpacked or expanded.
func bombs() []File {
	zeros := strings.Repeat("\x00", 8<<20)
	spaces := strings.Repeat(" ", 8<<20)
	var entity strings.Builder
	entity.WriteString("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"lol\">")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&entity, "<!ENTITY l%d \"%s\">", i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	entity.WriteString("]><rss><channel><title>&l9;</title><item><title>x</title><description>&l9; The ferry left the port on Friday, she said.</description></item></channel></rss>")
	entities := entity.String()
	var yaml strings.Builder
	yaml.WriteString("---\nl0: &l0 lol\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&yaml, "l%d: &l%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*l%d, ", i-1), 10), ", "))
	}
	yaml.WriteString("title: *l11\n---\n" + Story)
	page := "<!doctype html><html><body><article>"
	return []File{
		{"bombs/zeros.zip", Zip(File{"zeros.txt", zeros})},
		{"bombs/spaces.zip", Zip(File{"spaces.txt", spaces})},
		{"bombs/nested.zip", Zip(File{"a.zip", Zip(File{"b.zip", Zip(File{"c.zip", Zip(File{"d.zip", Zip(File{"e.txt", Story})})})})})},
		{"bombs/zeros.txt.gz", Gzip(zeros)},
		{"bombs/members.jsonl.gz", strings.Repeat(Gzip(Lines), 2000)},
		{"bombs/nested.gz", Gzip(Gzip(Gzip(Gzip(Gzip(Gzip(Story))))))},
		{"bombs/zeros.docx", DOCX(zeros)},
		{"bombs/laughs.rss", entities},
		{"bombs/laughs.docx", DOCX(entities)},
		{"bombs/laughs.xml", strings.Replace(entities, "<rss><channel>", "<newsItem><rss><channel>", 1) + "</newsItem>"},
		{"bombs/external.xml", "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title><description>The ferry left the port on Friday, &x; she said to the reporters.</description></item></channel></rss>"},
		{"bombs/quadratic.xml", "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"" + strings.Repeat("a", 50000) + "\">]><rss><channel><item><title>x</title><description>" + strings.Repeat("&a;", 5000) + "</description></item></channel></rss>"},
		{"bombs/laughs.md", yaml.String()},
		{"bombs/laughs.txt", yaml.String()},
		{"bombs/nested.json", strings.Repeat(`{"text":`, 200000)},
		{"bombs/nested-list.json", `[{"a":` + strings.Repeat("[", 200000)},
		{"bombs/nested-ld.html", "<!doctype html><script type=\"application/ld+json\">" + strings.Repeat(`{"@graph":[`, 5000) + "</script><p>The ferry left the port on Friday, she said.</p>"},
		{"bombs/nested.html", "<!doctype html>" + strings.Repeat("<div>", 100000) + Story},
		{"bombs/tables.html", page + strings.Repeat("<table><tr><td>", 400) + Story},
		{"bombs/formatting.html", page + strings.Repeat("<b><i><a href=x>", 300) + Story},
		{"bombs/attributes.html", page + "<p " + strings.Repeat("a=b ", 50000) + ">" + Story},
		{"bombs/furniture.html", page + strings.Repeat("<div class=share>", 400) + strings.Repeat("word ", 20000)},
		{"bombs/breaks.html", page + "The ferry left" + strings.Repeat("<br>", 50000) + Story},
		{"bombs/links.html", page + strings.Repeat("<p><a href=x>y</a></p>", 20000)},
		{"bombs/elements.html", page + strings.Repeat("<p>a</p>", 210000)},
		{"bombs/unclosed.html", "<!doctype html><!--" + strings.Repeat("<p>-", 100000)},
		{"bombs/quotes.md", strings.Repeat(">", 20000) + Story},
		{"bombs/lists.md", strings.Repeat("- ", 20000) + Story},
		{"bombs/brackets.md", strings.Repeat("[", 50000) + Story},
		{"bombs/emphasis.md", strings.Repeat("*a **b ", 20000) + Story},
		{"bombs/backticks.md", strings.Repeat("`", 20000) + "a" + strings.Repeat("` ``", 10000)},
		{"bombs/pages.pdf", WritePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>")},
		{"bombs/form.pdf", WritePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
			"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>",
			"<< /Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >> /Length 17 >>\nstream\n/X Do /X Do /X Do\nendstream",
			"<< /Length 5 >>\nstream\n/X Do\nendstream")},
		{"bombs/parent.pdf", WritePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", "<< /Length 99999999 >>\nstream\nBT\nendstream")},
		{"bombs/length.pdf", WritePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", "<< /Length 4 0 R >>\nstream\nBT (x) Tj ET\nendstream")},
		{"bombs/previous.pdf", strings.Replace(PDF(), "/Root 1 0 R", "/Root 1 0 R /Prev 9", 1)},
		{"bombs/mail.eml", nestedMail(400)},
		{"bombs/parts.eml", "From: a@x.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nx\r\n", 20000)},
		{"bombs/cues.vtt", "WEBVTT\n\n" + strings.Repeat("00:00:01.000 --> 00:00:02.000\na\n\n", 50000)},
		{"bombs/timings.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + strings.Repeat("00:00:01,000 --> 00:00:02,000\n", 50000)},
	}
}

func nestedMail(depth int) string {
	var b strings.Builder
	b.WriteString("From: a@x.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n")
	boundary := "b"
	for i := range depth {
		inner := fmt.Sprintf("b%d", i)
		b.WriteString("--" + boundary + "\r\nContent-Type: multipart/mixed; boundary=" + inner + "\r\n\r\n")
		boundary = inner
	}
	return b.String()
}

// markup is text that acts where it is shown instead of showing itself.
func markup() []File {
	in := func(name, attack string) File {
		return File{"markup/" + name, "The ferry left the port on Friday, the " + attack + " harbour master said to the reporters of the Gazette.\n"}
	}
	return []File{
		in("terminal.txt", "\x1b[2J\x1b[1;31mred\x1b]0;title\x07\x1b]52;c;ZXZpbA==\x07"),
		in("bidi.txt", "\u202eesrever\u202c \u2066isolated\u2069"),
		in("invisible.txt", "a\u200bb\u2060c\ufeffd\u00ade\U000e0041"),
		in("formula.txt", "=HYPERLINK(\"http://x.example\",\"click\") @SUM(1) +1 -1"),
		in("script.txt", "<script>alert(1)</script><img src=x onerror=alert(1)>"),
		in("markdown.txt", "[click](javascript:alert(1)) ![x](http://x.example/t.gif) `code` | cell |"),
		in("workflow.txt", "\n::error file=a::b%0Ac\n::set-output name=x::y\n"),
		in("template.txt", "{{ 7*7 }} ${7*7} #{7*7} <%= 7 %>"),
		in("format.txt", "%s%s%n %d %!s(MISSING)"),
		in("separators.txt", "a\u2028b\u2029c\x0bd\x0ce\u0085f"),
		{"markup/front.txt", "---\noutlet: \"\\e[31mred\\u202e\"\ntitle: \"=cmd|' /C calc'!A0\"\nurl: javascript:alert(1)\n---\n" + Story},
		{"markup/front.md", "---\noutlet: !!binary aGVsbG8=\ndate: 2031-05-02\ntitle: {a: b}\n---\n" + Story},
		{"markup/script.html", "<!doctype html><title>\x1b[31m</title><body><p onclick=alert(1)>The ferry left the port on Friday, <script>document.write('evil')</script>she said to the reporters.</p>"},
		{"markup/fields.jsonl", "{\"id\": \"\\u001b[31m\\u202e../../x\", \"outlet\": \"=1+1\", \"url\": \"javascript:alert(1)\", \"text\": \"The ferry left the port on Friday, she said.\"}\n"},
		{"markup/evil\u202etxt.exe", Story},
		{"markup/new\nline.txt", Story},
		{"markup/\x1b[31mred.txt", Story},
		{"markup/-rf.txt", Story},
		{"markup/=formula.txt", Story},
		{"markup/::error::x.txt", Story},
		{"markup/" + strings.Repeat("long", 60) + ".txt", Story},
		{"markup/bad\xff\xfename.txt", Story},
	}
}

// texts are plain texts that break what reads language.
func texts() []File {
	return []File{
		{"texts/without-a-stop.txt", strings.Repeat("The ferry left the port with nine people on Friday, the coastguard said, and ", 3000)},
		{"texts/empty.txt", ""},
		{"texts/newlines.txt", strings.Repeat("\n", 100000)},
		{"texts/nul.txt", "The ferry left the port on Friday.\x00 The master said so, and the reporters of the Gazette wrote it down, every word of it, and printed it on the front page of the paper on the next day, where many people read it and talked about it.\n"},
		{"texts/nuls.txt", strings.Repeat("\x00", 4096)},
		{"texts/random.txt", random(1<<16, 1)},
		{"texts/stops.txt", strings.Repeat(".", 100000)},
		{"texts/quotes.txt", strings.Repeat("“", 50000) + Story},
		{"texts/apostrophes.txt", strings.Repeat("'s", 50000)},
		{"texts/million.txt", strings.Repeat("the ferry left the port on friday ", 150000)},
		{"texts/word.txt", strings.Repeat("a", 2<<20)},
		{"texts/combining.txt", "e" + strings.Repeat("\u0301", 100000) + Story},
		{"texts/casing.txt", strings.Repeat("ȺȺȺ'S İ ß ", 2000) + Story},
		{"texts/emoji.txt", strings.Repeat("👩‍👩‍👧‍👦", 5000) + Story},
		{"texts/surrogates.txt", strings.Repeat("\xed\xa0\x80", 5000) + Story},
		{"texts/overlong.txt", strings.Repeat("\xc0\xaf\xe0\x80\xaf", 5000) + Story},
		{"texts/noncharacters.txt", "\ufdd0\uffff\U0010ffff" + Story},
		{"texts/utf16odd.txt", "\xff\xfeT\x00h\x00e"},
		{"texts/utf16lone.txt", "\xff\xfe\x00\xd8\x00\xd8T\x00h\x00e\x00"},
		{"texts/utf32.txt", "\xff\xfe\x00\x00T\x00\x00\x00h\x00\x00\x00"},
		{"texts/ebcdic.txt", "\xe3\x88\x85\x40\x86\x85\x99\x99\xa8\x40\x93\x85\x86\xa3\x25"},
		{"texts/shiftjis.txt", strings.Repeat("\x8d\x60\x96\xb1\x8b\xc7\x92\xb7\x82\xcd\x8b\xe0\x97\x6a\x93\xfa", 40)},
		{"texts/marks.txt", strings.Repeat("\ufeff", 5000) + Story},
		{"texts/controls.txt", "\x01\x02\x03\x04\x05\x06\x07\x08" + Story},
		{"texts/carriage.txt", strings.ReplaceAll(strings.Repeat(Story, 50), "\n", "\r")},
		{"texts/frontless.txt", "---\n" + strings.Repeat("key: value\n", 20000) + Story},
		{"texts/front-only.txt", "---\ntitle: x\n---\n"},
		{"texts/front-broken.txt", "---\ntitle: [a, b\n  : :\n\t- x\n---\n" + Story},
		{"texts/front-tabs.txt", "---\n\ttitle:\tx\n---\n" + Story},
		{"texts/front-number.txt", "---\ntitle: 2031\npublished: 99999999999999999999\n---\n" + Story},
		{"texts/german.txt", strings.Repeat("Die Fähre verließ den Hafen, wie die Hafenmeisterin am Freitag sagte, obwohl sie vor dem Wind gewarnt worden war. ", 20)},
		{"texts/mixed.txt", Story + "Die Fähre verließ den Hafen, wie die Hafenmeisterin am Freitag sagte.\n" + Story},
		{"texts/csv.csv", "a,b,c\n1,2,3\n"},
		{"texts/numbers.txt", strings.Repeat("12345678901234567890 ", 20000)},
		{"texts/lines.txt", strings.Repeat("a\n", 200000)},
		{"texts/tabs.txt", strings.Repeat("\t", 200000) + Story},
		{"sheets/a/sources.csv", "file,outlet\n\"a.txt,x\n" + Story},
		{"sheets/a/a.txt", Story},
		{"sheets/b/sources.csv", "name,outlet\na.txt,x\n"},
		{"sheets/b/a.txt", Story},
		{"sheets/c/sources.csv", random(4096, 2)},
		{"sheets/c/a.txt", Story},
		{"sheets/d/sources.csv", "file,outlet,published\n../../etc/passwd,x,\na.txt,\x1b[31mx,31/02/2031\na.txt,again,\n,none,\n"},
		{"sheets/d/a.txt", Story},
		{"sheets/e/sources.csv", ""},
		{"sheets/e/a.txt", Story},
	}
}

// containers are archives and files of records with something wrong inside.
func containers() []File {
	records := WARC()
	line := func(s string) string { return s + "\n" }
	return []File{
		{"containers/paths.zip", Zip(File{"../../up.txt", Story}, File{"/abs.txt", Story}, File{`..\..\win.txt`, Story}, File{"C:/drive.txt", Story}, File{"a/./b//c.txt", Story}, File{"nul\x00name.txt", Story}, File{strings.Repeat("x/", 2000) + "deep.txt", Story})},
		{"containers/doubles.zip", Zip(File{"a.txt", Story}, File{"a.txt", Story}, File{"./a.txt", Story})},
		{"containers/entries.zip", Zip(many(3000)...)},
		{"containers/comment.zip", Zip(File{"a.txt", Story}) + strings.Repeat("PK\x05\x06", 200)},
		{"containers/notazip.zip", "PK\x03\x04" + random(5000, 3)},
		{"containers/prefixed.zip", "#!/bin/sh\n" + Zip(File{"a.txt", Story})},
		{"containers/links.tar", Tar(File{"a.txt", Story}, File{"passwd", "-> /etc/passwd"}, File{"loop", "-> loop"}, File{"../up.txt", Story})},
		{"containers/size.tar", hugeTar()},
		{"containers/twice.tar.gz", Gzip(Tar(File{"a.txt", Story})) + Gzip(Tar(File{"b.txt", Story}))},
		{"containers/lines.jsonl", line(`{"id": 1, "text": "The ferry left the port on Friday, she said."}`) + line("{") + line("null") + line(`{"text": null}`) + line(`{"text": {"a": 1}}`) + line(`{"text": ""}`) + line(`{"TEXT": "x"}`) + line(`{"id": [1], "text": "The crew had been warned of the wind, she said."}`) + line(strings.Repeat("x", 100000)) + line(`{"text": "\ud800 lone \u0000 of the surrogates, she said, and it was not good."}`) + `{"text": "The last line has no end`},
		{"containers/carriage.jsonl", strings.ReplaceAll(Lines, "\n", "\r\n")},
		{"containers/array.json", "[" + strings.ReplaceAll(strings.TrimSpace(Lines), "\n", ",\n") + ",]"},
		{"containers/number.json", "{\"text\": 1e999999}"},
		{"containers/keys.json", "{" + strings.Repeat(`"a": 1, `, 50000) + `"text": "The ferry left the port on Friday, she said."}`},
		{"containers/length.warc", strings.Replace(records[2], "Content-Length: ", "Content-Length: 9999999999999", 1)},
		{"containers/negative.warc", strings.Replace(records[2], "Content-Length: ", "Content-Length: -", 1)},
		{"containers/header.warc", "WARC/1.0\r\n" + strings.Repeat("X-Header: y\r\n", 50000)},
		{"containers/chunks.warc", WARCResponse("https://x.example/", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "ffffffffff\r\n"+Page)},
		{"containers/bomb.warc", WARCResponse("https://x.example/", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", Gzip(strings.Repeat(" ", 20<<20)))},
		{"containers/brotli.warc", WARCResponse("https://x.example/", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", random(4000, 5))},
		{"containers/status.warc", WARCResponse("https://x.example/", "999999999999999999999 ?\r\n", Page)},
		{"containers/blank.warc", "WARC/1.0\r\n\r\n" + strings.Repeat("\r\n", 10000)},
		{"containers/attachment.eml", "From: a@x.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; filename=\"../../../etc/cron.d/x\"\r\n\r\n" + Story + "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n" + Mail + "\r\n--b--\r\n"},
		{"containers/charset.eml", strings.Replace(Mail, "windows-1252", "x-nonsense", 1)},
		{"containers/encoded.eml", "From: =?utf-8?b?////?= <a@x.example>\r\nSubject: =?x-no?q?=FF?=\r\nMessage-ID: <1>\r\nContent-Transfer-Encoding: base64\r\nMIME-Version: 1.0\r\n\r\n!!!!not base64!!!!"},
		{"containers/image.docx", Zip(File{"word/document.xml", "\x89PNG"}, File{"[Content_Types].xml", ""})},
		{"containers/self.docx", Zip(File{"word/document.xml", Word}, File{"word/document.xml", Word})},
		{"containers/png.txt", "\x89PNG\r\n\x1a\n" + random(1000, 4)},
		{"containers/elf.txt", "\x7fELF" + random(1000, 6)},
		{"containers/old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random(1000, 7)},
		{"containers/rich.rtf", "{\\rtf1 The ferry left the port.}"},
	}
}

// many are small entries of an archive.
func many(n int) []File {
	out := make([]File, n)
	for i := range out {
		out[i] = File{fmt.Sprintf("%05d.txt", i), Story}
	}
	return out
}

// hugeTar is a tar file whose entry says that it holds eight gigabytes.
func hugeTar() string {
	b := []byte(Tar(File{"a.txt", Story}))
	copy(b[124:136], "77777777777\x00")
	copy(b[148:156], "        ")
	sum := 0
	for _, c := range b[:512] {
		sum += int(c)
	}
	copy(b[148:156], fmt.Sprintf("%06o\x00 ", sum))
	return string(b)
}

// random are bytes without sense, always the same ones.
func random(n int, seed uint64) string {
	b := make([]byte, n)
	x := seed*0x9e3779b97f4a7c15 + 1
	for i := range b {
		// xorshift64 of Marsaglia 2003
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		b[i] = byte(x)
	}
	return string(b)
}

// Write writes the nasty files to a folder, and what is nasty in the folder itself: links that loop or lead nowhere
// or out, a deep tree, a file of a gigabyte that takes no room on disk. It returns the paths, relative to the folder
// and with slashes, of the files that could be made; a file system may refuse some of the names.
func Write(dir string) ([]string, error) {
	var written []string
	for _, f := range Files() {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return written, err
		}
		if err := os.WriteFile(name, []byte(f.Content), 0o644); err != nil {
			continue
		}
		written = append(written, f.Name)
	}
	folders := filepath.Join(dir, "folders")
	deep := filepath.Join(folders, strings.Repeat("d"+string(filepath.Separator), 80))
	if err := os.MkdirAll(deep, 0o755); err != nil {
		return written, err
	}
	if err := os.WriteFile(filepath.Join(deep, "deep.txt"), []byte(Story), 0o644); err != nil {
		return written, err
	}
	big := filepath.Join(folders, "gigabyte.txt")
	if err := os.WriteFile(big, []byte(Story), 0o644); err != nil {
		return written, err
	}
	if err := os.Truncate(big, 1<<30); err == nil {
		written = append(written, "folders/gigabyte.txt")
	}
	for name, target := range map[string]string{"loop": ".", "up": "..", "nowhere": "missing", "self": "self", "out": "/", "out.txt": "/etc/hostname"} {
		// Not every file system has links; without them the rest is nasty enough.
		if os.Symlink(target, filepath.Join(folders, name)) == nil {
			written = append(written, "folders/"+name)
		}
	}
	return written, nil
}
