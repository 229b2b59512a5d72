package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gainsay/internal/nasty"
)

// readOne reads a single file of the given name and content.
func readOne(t *testing.T, name, content string) ([]Document, []Skipped) {
	t.Helper()
	return readAll(t, Options{}, writeFiles(t, map[string]string{name: content}))
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestFormats(t *testing.T) {
	const ferry = "A passenger ferry ran aground off Port Maren on Friday, the coastguard said."
	for _, c := range []struct {
		name, file, content string
		want                []Document
	}{
		{"NewsML-G2 in a message", "misnamed.txt", nasty.NewsML, []Document{{
			ID: "misnamed.txt", Format: "newsml-g2", Outlet: "Lakes Wire", Title: "Ferry runs aground off Port Maren", Author: "Simon Ake",
			Credit: "LW/Coast Radio", Origins: []string{"Maren coastguard", "tag:coastradio.example,2031:77"}, GUID: "tag:lakeswire.example,2031:ferry",
			Published: at("2031-05-02T03:40:00Z"), Modified: at("2031-05-02T04:58:00Z"),
			Text: "Ferry runs aground off Port Maren\n\nPORT MAREN (LW) - A passenger ferry ran aground off Port Maren on Friday, the coastguard said.\n\nNobody was killed, it said, but nine people were hurt & taken to the clinic.\n",
		}}},
		{"NITF in a news item", "n.xml", nasty.NITF, []Document{{
			ID: "n.xml", Format: "newsml-g2", Outlet: "Hill Press", Title: "Dam is safe", GUID: "urn:x:1",
			Published: at("2031-05-02T06:58:00Z"), Modified: at("2031-05-02T06:58:00Z"),
			Text: "Dam is safe\n\nThe dam at Tarn is safe, engineers said on Friday.\n\nThey had feared that it would break.\n",
		}}},
		{"ninjs 1", "n.json", nasty.Ninjs1, []Document{{
			ID: "n.json", Format: "ninjs", Outlet: "Lakes Wire", Title: "Ferry runs aground", Author: "Simon Ake", URL: "http://lakeswire.example/items/9",
			GUID: "http://lakeswire.example/items/9", Published: at("2031-05-02T05:40:00Z"), Modified: at("2031-05-02T06:58:00Z"),
			Text: "Ferry runs aground\n\n" + ferry + "\n\nNobody was killed, it said.\n",
		}}},
		{"ninjs 2", "n.json", nasty.Ninjs2, []Document{{
			ID: "n.json", Format: "ninjs", Outlet: "n", Title: "Ferry runs aground", GUID: "tag:lakeswire.example:10", Origins: []string{"Coast Radio", "Maren coastguard"},
			Published: at("2031-05-02T06:58:00Z"), Modified: at("2031-05-02T06:58:00Z"), Text: "Ferry runs aground\n\n" + ferry + "\n",
		}}},
		{"RSS with full texts and with summaries", "f.xml", nasty.RSS, []Document{
			{ID: "f.xml#1", Format: "feed", Outlet: "Maren Gazette", Title: "Ferry runs aground & nobody is hurt", Author: "Ada Brook", URL: "https://gazette.example/1", GUID: "g-1",
				Published: at("2031-05-02T04:30:00Z"), Text: "Ferry runs aground & nobody is hurt\n\n" + ferry + "\n\nNobody was hurt, it said.\n"},
			{ID: "f.xml#2", Format: "feed", Outlet: "Maren Gazette", Title: "Dam is safe", URL: "https://gazette.example/2", Origins: []string{"Hill Press"},
				Published: at("2031-05-01T10:00:00Z"), Notes: []string{"the feed carries a summary only"},
				Text: "Dam is safe\n\nThe dam at Tarn is safe, engineers said on Thursday after they had looked at it.\n"},
		}},
		{"Atom", "a.xml", nasty.Atom, []Document{{
			ID: "a.xml#1", Format: "feed", Outlet: "Coast Daily", Title: "Two accounts of one night", Author: "Yara Lind", URL: "https://coast.example/1", GUID: "https://coast.example/1",
			Published: at("2031-05-02T08:00:00Z"), Modified: at("2031-05-02T09:30:00Z"),
			Text: "Two accounts of one night\n\nThe talks were called off on Friday, both sides said.\n\nEach of them blamed the other.\n",
		}}},
		{"mail with alternatives, an encoded subject and wrapped lines", "m", nasty.Mail, []Document{{
			ID: "m", Format: "mail", Outlet: "Maren Harbour Authority", Title: "Ferry aground – statement", GUID: "m1@harbour.example", Published: at("2031-05-02T05:15:00Z"),
			Text: "Ferry aground – statement\n\nThe harbour authority confirms that a ferry ran aground at 05:50 this morning. All 41 people on board are safe, and the channel “Coral Gate” is closed to traffic until the ship has been towed off the bank.\n\nInquiries:\nInes Calloway\n",
		}}},
		{"WebVTT with speakers and a pause", "v", nasty.VTT, []Document{{
			ID: "v", Format: "subtitles", Outlet: "v",
			Text: "Ada Brook: A ferry has run aground off Port Maren. The coastguard says nobody was killed.\n\nPiet Harlan: We felt a jolt & the lights went out.\n",
		}}},
		{"SubRip with turns of speakers", "s", nasty.SRT, []Document{{
			ID: "s", Format: "subtitles", Outlet: "s",
			Text: "A ferry has run aground off Port Maren. The coastguard says nobody was killed.\n\nWere you afraid?\n\nWe were not.\n",
		}}},
		{"Markdown", "n.md", nasty.Markdown, []Document{{
			ID: "n.md", Format: "markdown", Outlet: "Maren Gazette", Title: "Notes from the harbour",
			Text: "Ferry runs aground\n\nA passenger ferry ran aground off Port Maren on Friday, the coastguard said.\n\n\"We felt a jolt,\" said one of the passengers.\n\nIt left at 05:10.\nIt was due at 06:00.\nPlace | Hurt\nMaren | 9\n\nThe inquiry is the third of its kind.\n",
		}}},
		{"DOCX with tracked changes and a table", "d", "DOCX", []Document{{
			ID: "d", Format: "docx", Outlet: "d", Title: "Ferry runs aground", Author: "Ada Brook", Modified: at("2031-05-02T09:00:00Z"),
			Text: "Ferry runs aground\n\n" + ferry + "\n\nNine people were hurt.\nMaren | 9 hurt\n",
		}}},
		{"OpenDocument text with a deletion", "o", "ODT", []Document{{
			ID: "o", Format: "odt", Outlet: "o", Text: "Ferry runs aground\n\n" + ferry + "\n",
		}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			switch c.content {
			case "DOCX":
				c.content = nasty.DOCX(nasty.Word)
			case "ODT":
				c.content = nasty.OpenDocument(nasty.ODT)
			}
			got, skipped := readOne(t, c.file, c.content)
			if len(got) != len(c.want) {
				t.Fatalf("%d documents, skipped %v", len(got), skipped)
			}
			for i, want := range c.want {
				d := got[i]
				if d.ID != want.ID || d.Format != want.Format || d.Outlet != want.Outlet || d.Title != want.Title || d.Author != want.Author ||
					d.URL != want.URL || d.Credit != want.Credit || d.GUID != want.GUID || !slices.Equal(d.Origins, want.Origins) || !slices.Equal(d.Notes, want.Notes) {
					t.Errorf("got  %+v\nwant %+v", d, want)
				}
				if !d.Published.Equal(want.Published) || !d.Modified.Equal(want.Modified) {
					t.Errorf("published %v modified %v; want %v %v", d.Published, d.Modified, want.Published, want.Modified)
				}
				if d.Text != want.Text {
					t.Errorf("text\n%q\nwant\n%q", d.Text, want.Text)
				}
				checkPlaces(t, d)
			}
		})
	}
}

// checkPlaces holds for every document: places lie in the text, in order, and none is empty.
func checkPlaces(t testing.TB, d Document) {
	t.Helper()
	end := 0
	for _, p := range d.Places {
		if p.Start < end || p.End <= p.Start || p.End > len(d.Text) || p.Label == "" {
			t.Errorf("%s: place %+v after offset %d in a text of %d bytes", d.ID, p, end, len(d.Text))
		}
		end = p.End
	}
}

func TestPlacesLeadBackToTheOriginal(t *testing.T) {
	for _, c := range []struct{ name, file, content, words, want string }{
		{"line of Markdown", "n.md", nasty.Markdown, "left at 05:10", "line 12"},
		{"paragraph of a page", "p.html", nasty.Page, "Nobody was killed", "<p> 2"},
		{"time of a cue", "v", nasty.VTT, "We felt a jolt", "00:01:20"},
		{"item of a feed", "f", nasty.RSS, "dam at Tarn", "item 2"},
		{"page of a PDF file", "p", nasty.PDF(), "Nobody was killed", "page 1"},
		{"paragraph of a DOCX file", "d", nasty.DOCX(nasty.Word), "Nine people", "paragraph 3"},
		{"paragraph of a news item", "x", nasty.NewsML, "Nobody was killed", "paragraph 3"},
		{"paragraph of a mail", "m", nasty.Mail, "Inquiries", "paragraph 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			documents, skipped := readOne(t, c.file, c.content)
			for _, d := range documents {
				if i := strings.Index(d.Text, c.words); i >= 0 {
					if got := d.PlaceAt(i); got != c.want {
						t.Errorf("got %q, want %q; all: %v", got, c.want, d.Places)
					}
					return
				}
			}
			t.Errorf("%q was not found; skipped %v", c.words, skipped)
		})
	}
}

func TestPDFOfAStandardFontIsReadByBothReaders(t *testing.T) {
	dir := writeFiles(t, map[string]string{"x": nasty.PDF()})
	for _, tool := range []string{"", "-"} {
		documents, skipped := readAll(t, Options{PDFToText: tool}, dir)
		const want = "A passenger ferry with 41 people on board ran aground off Port Maren early on Friday, the harbour authority said.\n\nNobody was killed, she said, but nine people were hurt.\n"
		if len(documents) != 1 || documents[0].Text != want {
			t.Errorf("%q: %v %v", tool, documents, skipped)
		}
	}
}

func TestWebArchiveGivesPagesWithAddressAndDate(t *testing.T) {
	for name, content := range map[string]string{
		"plain":             strings.Join(nasty.WARC(), ""),
		"a member a record": nasty.Gzip(nasty.WARC()...),
	} {
		t.Run(name, func(t *testing.T) {
			documents, skipped := readOne(t, "w", content)
			if got := ids(documents); !slices.Equal(got, []string{"w#3", "w#5", "w#7"}) {
				t.Fatalf("got %q, skipped %v", got, skipped)
			}
			d := documents[0]
			if d.Outlet != "Maren Gazette" || d.URL != "https://gazette.example/ferry" || !d.Published.Equal(at("2031-05-02T04:30:00Z")) || !d.Modified.Equal(at("2031-05-02T10:00:00Z")) {
				t.Errorf("page: %+v", d)
			}
			if got := d.PlaceAt(strings.Index(d.Text, "Nobody")); got != "record 3, <p> 2" {
				t.Errorf("place %q", got)
			}
			if d := documents[1]; d.Outlet != "hill.example" || !d.Published.IsZero() || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "captured on 2031-05-02") {
				t.Errorf("undated page: %+v", d)
			}
			if got := reasonFor(skipped, "#6"); !strings.Contains(got, "404") {
				t.Errorf("the error page: %q", got)
			}
			for _, d := range documents {
				checkPlaces(t, d)
			}
		})
	}
}

func TestArchivesAreReadEntryByEntry(t *testing.T) {
	entries := []nasty.File{
		{Name: "sources.csv", Content: "file,outlet,published\nnews/story.txt,Maren Gazette,2031-05-02\nlost.txt,Nobody,\n"},
		{Name: "news/story.txt", Content: story}, {Name: "news/page.html", Content: nasty.Page}, {Name: "news/.hidden.txt", Content: story}, {Name: "__MACOSX/x.txt", Content: story},
		{Name: "../../etc/passwd", Content: story}, {Name: `C:\windows\story.txt`, Content: story}, {Name: "/abs.txt", Content: story}, {Name: "image.png", Content: "\x89PNG\r\n\x1a\n"},
		{Name: "inner.zip", Content: nasty.Zip(nasty.File{Name: "deep.txt", Content: story})},
	}
	for name, content := range map[string]string{"b.zip": nasty.Zip(entries...), "b.tar": nasty.Tar(entries...), "b.tar.gz": nasty.Gzip(nasty.Tar(entries...))} {
		t.Run(name, func(t *testing.T) {
			documents, skipped := readOne(t, name, content)
			want := []string{"news/story.txt", "news/page.html", "etc/passwd", "windows/story.txt", "abs.txt", "inner.zip/deep.txt"}
			for i := range want {
				want[i] = name + "/" + want[i]
			}
			if got := ids(documents); !slices.Equal(got, want) {
				t.Fatalf("got  %q\nwant %q\nskipped %v", got, want, skipped)
			}
			if d := documents[0]; d.Outlet != "Maren Gazette" || !d.PublishedDay {
				t.Errorf("the sheet of the archive was not used: %+v", d)
			}
			if got := reasonFor(skipped, "image.png"); !strings.Contains(got, "PNG") {
				t.Errorf("image: %q", got)
			}
			if got := reasonFor(skipped, "sources.csv"); !strings.Contains(got, "lost.txt") {
				t.Errorf("sheet: %q", got)
			}
		})
	}
}

func TestAttachmentsAreReadAsDocuments(t *testing.T) {
	const mail = "From: a@x.example\r\nMessage-ID: <1@x>\r\nSubject: Statement\r\nDate: Fri, 2 May 2031 07:15:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease find the statement of the harbour authority attached to this message.\r\n--b\r\nContent-Type: text/html; name=\"statement.html\"\r\nContent-Disposition: attachment; filename=\"../../statement.html\"\r\n\r\n" + nasty.Page + "\r\n--b--\r\n"
	documents, skipped := readOne(t, "m.eml", mail)
	if got := ids(documents); !slices.Equal(got, []string{"m.eml/statement.html", "m.eml"}) {
		t.Fatalf("got %q, skipped %v", got, skipped)
	}
}

func TestBrokenFilesAreLeftOutWithAReason(t *testing.T) {
	page := nasty.Page
	docx := nasty.DOCX(nasty.Word)
	pdf := nasty.PDF()
	records := nasty.WARC()
	encrypted := []byte(nasty.Zip(nasty.File{Name: "a.txt", Content: story}))
	encrypted[6] |= 1
	if i := strings.Index(string(encrypted), "PK\x01\x02"); i > 0 {
		encrypted[i+8] |= 1
	}
	for _, c := range []struct{ name, content, reason string }{
		{"html nested too deep", "<!doctype html>" + strings.Repeat("<div>", 5000) + "x", "broken HTML"},
		{"html without text", "<!doctype html><html><body><img src=x></body></html>", "empty"},
		{"html of binary data", "<!doctype html>" + strings.Repeat("\x00\x01\x02\x03", 400), "binary"},
		{"html in an unknown script", strings.ReplaceAll(page, "ferry", "ferry")[:40] + "</head></html>", "empty"},
		{"newsml cut off", nasty.NewsML[:700], "broken XML"},
		{"newsml withdrawn", strings.Replace(nasty.NewsML, "stat:usable", "stat:canceled", 1), "withdrawn"},
		{"newsml picture", strings.Replace(nasty.NewsML, "ninat:text", "ninat:picture", 1), "another kind than text"},
		{"newsml package", `<?xml version="1.0"?><packageItem xmlns="x"/>`, "NewsML-G2 without text"},
		{"newsml in an unknown encoding", strings.Replace(nasty.NewsML, "UTF-8", "x-klingon", 1), "x-klingon"},
		{"ninjs withdrawn", strings.Replace(nasty.Ninjs1, `"type"`, `"pubstatus": "canceled", "type"`, 1), "withdrawn"},
		{"ninjs without a body", `{"uri": "x", "headline": "y"}`, `without the field "text"`},
		{"ninjs cut off", nasty.Ninjs1[:200], "broken JSON"},
		{"rss cut off in the first item", nasty.RSS[:500], "broken XML"},
		{"rss without items", "<?xml version=\"1.0\"?><rss><channel><title>x</title></channel></rss>", "without items"},
		{"rss nested too deep", "<rss>" + strings.Repeat("<a>", 3000), "nested"},
		{"rss with titles only", "<rss><channel><item><title>Ferry runs aground</title></item></channel></rss>", "title only"},
		{"atom without entries", `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>`, "without items"},
		{"atom cut off in the first entry", `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Ferry runs aground</title><content>The ferry`, "broken XML"},
		{"atom nested too deep", `<feed xmlns="http://www.w3.org/2005/Atom">` + strings.Repeat("<a>", 3000), "nested"},
		{"atom with titles only", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry runs aground</title></entry></feed>`, "title only"},
		{"mail without text", "From: a@x.example\r\nMessage-ID: <1>\r\nSubject: x\r\n\r\n", "no text"},
		{"mail of a broken multipart", "From: a@x.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n", "no text"},
		{"mail nested without end", "From: a@x.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + "NESTED", "parts"},
		{"vtt without a cue", "WEBVTT\n\nNOTE nothing\n", "without a cue"},
		{"vtt of empty cues", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "no text"},
		{"vtt cut off in its first timing", "WEBVTT\n\n00:01.000 --> 00", "without a cue"},
		{"srt cut off behind its first timing", "1\n00:00:01,000 --> 00:00:02,000\n", "no text"},
		{"srt of binary data", "1\n00:00:01,000 --> 00:00:02,000\n" + strings.Repeat("\x00\x01\x02\x03", 400), "binary"},
		{"srt of sound notes", "1\n00:00:01,000 --> 00:00:02,000\n[Music]\n", "no text"},
		{"docx cut off", docx[:len(docx)-200], "broken zip"},
		{"docx of broken XML", nasty.DOCX(nasty.Word[:500]), "broken XML"},
		{"docx nested too deep", nasty.DOCX(strings.Repeat("<a>", 3000)), "nested"},
		{"docx without text", nasty.DOCX("<w:document/>"), "no text"},
		{"odt of broken XML", nasty.OpenDocument(nasty.ODT[:300]), "broken XML"},
		{"odt without text", nasty.OpenDocument("<x/>"), "no text"},
		{"odt nested too deep", nasty.OpenDocument(strings.Repeat("<a>", 3000)), "nested"},
		{"spreadsheet", nasty.Zip(nasty.File{Name: "xl/workbook.xml", Content: "x"}), "no text document"},
		{"zip cut off", nasty.Zip(nasty.File{Name: "a.txt", Content: story})[:60], "broken zip"},
		{"zip encrypted", string(encrypted), "encrypted"},
		{"zip of nothing", nasty.Zip(nasty.File{Name: "a/", Content: ""}, nasty.File{Name: "empty.txt", Content: ""}), "empty"},
		{"tar cut off", nasty.Tar(nasty.File{Name: "a.txt", Content: story})[:600], "broken tar"},
		{"tar of links", "TAR", "links in archives are never followed"},
		{"tar with a broken header", nasty.Tar(nasty.File{Name: "a.txt", Content: story})[:300] + strings.Repeat("\xff", 4000), "broken tar"},
		{"warc without length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "no length"},
		{"warc cut off in a record", records[2][:len(records[2])-400], "ends inside record 1"},
		{"warc of garbage behind a record", records[0] + "garbage\r\n", "record 2"},
		{"warc without a page", records[0] + records[1], "without a page"},
		{"warc of a broken response", nasty.WARCRecord("response", "https://x.example/", "application/http", "garbage"), "HTTP"},
		{"warc truncated by the crawler", strings.Replace(records[2], "WARC-Date", "WARC-Truncated: length\r\nWARC-Date", 1), "incomplete"},
		{"gzip cut off", nasty.Gzip(story)[:40], "unexpected EOF"},
		{"gzip of a broken header", "\x1f\x8b\x00\x00", "gzip"},
		{"gzip in gzip in gzip in gzip", nasty.Gzip(nasty.Gzip(nasty.Gzip(nasty.Gzip(story)))), "--max-archive-depth"},
		{"pdf cut off", pdf[:200], "broken PDF"},
		{"pdf of garbage", "%PDF-1.7\n" + strings.Repeat("garbage ", 100), "broken PDF"},
		{"pdf without pages", nasty.WritePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), "PDF"},
		{"pdf without text", strings.ReplaceAll(pdf, "Tj", "  "), "without text"},
		{"pdf whose pages are their own children", strings.Replace(pdf, "/Kids [3 0 R]", "/Kids [2 0 R]", 1), "PDF"},
		{"markdown without text", "NOTES", "no text"},
		{"markdown of front matter alone", "FRONT", "no text"},
		{"markdown of binary data", "BINARY", "binary"},
		{"json cut off in the first record", `{"id": "a", "text": "The ferry left`, "broken JSON"},
		{"json without text", `{"id": "a", "title": "Ferry runs aground"}`, "text"},
		{"json whose text is an object", `{"id": "a", "text": {"b": "c"}}`, "text"},
		{"text of nothing but blanks", " \n\t\n ", "empty"},
		{"text of binary data", strings.Repeat("\x00\x01\x02\x03", 400), "binary"},
		{"text in another language", strings.Repeat("Die Fähre verließ den Hafen am Freitag, wie die Hafenmeisterin sagte, obwohl sie vor dem Wind gewarnt hatte. ", 10), "English"},
		{"utf-16 cut in half", "\xff\xfeT\x00h\x00e\x00\x00", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := "x"
			switch c.content {
			case "TAR":
				c.content = nasty.Tar(nasty.File{Name: "link.txt", Content: "-> /etc/passwd"})
			case "NOTES":
				file, c.content = "x.md", "![](a.png)\n\n---\n"
			case "FRONT":
				file, c.content = "x.md", "---\ntitle: Ferry runs aground\n---\n"
			case "BINARY":
				file, c.content = "x.md", "# Ferry\n\n"+strings.Repeat("\x00\x01\x02\x03", 400)
			default:
				if head, ok := strings.CutSuffix(c.content, "NESTED"); ok {
					c.content = nestedMail(head, 40)
				}
			}
			documents, skipped := readOne(t, file, c.content)
			if c.reason == "" {
				return
			}
			if len(documents) != 0 || len(skipped) == 0 {
				t.Fatalf("documents %v, skipped %v", documents, skipped)
			}
			if !slices.ContainsFunc(skipped, func(s Skipped) bool { return strings.Contains(s.Reason, c.reason) }) {
				t.Errorf("reasons %v do not name %q", skipped, c.reason)
			}
		})
	}
}

// nestedMail puts parts into parts, each with a boundary of its own.
func nestedMail(head string, depth int) string {
	boundary := "b"
	for i := range depth {
		inner := fmt.Sprintf("b%d", i)
		head += "--" + boundary + "\r\nContent-Type: multipart/mixed; boundary=" + inner + "\r\n\r\n"
		boundary = inner
	}
	return head
}
