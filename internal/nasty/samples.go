// Package nasty makes the files that the readers are tested with: a sound sample of every format, and hundreds of files
// that are broken, hostile or strange. Everything in it is invented, and made anew for each test; nothing of it is
// part of the program. The command in make writes the files to a folder, to be read by hand.
package nasty

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// File is one file of a folder; the name may hold slashes.
type File struct{ Name, Content string }

// Story is an invented article that is long enough to be told for English.
const Story = "The ferry left Port Maren with forty people on board, the harbour master said.\n\n" +
	"She told reporters that the crew had been warned about the wind before they sailed.\n"

// The samples of the formats, sound ones, about places and people that do not exist.

// NewsML is a message of NewsML-G2.
const NewsML = `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header><sent>2031-05-02T07:00:00Z</sent></header>
<itemSet><newsItem guid="tag:lakeswire.example,2031:ferry" version="3" standard="NewsML-G2">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:LW"><name>Lakes Wire</name></provider>
<versionCreated>2031-05-02T06:58:00+02:00</versionCreated><firstCreated>2031-05-02T05:40:00+02:00</firstCreated>
<pubStatus qcode="stat:usable"/><title>FERRY AGROUND</title>
<link rel="irel:derivedFrom" residref="tag:coastradio.example,2031:77"/></itemMeta>
<contentMeta><by>Simon Ake</by><creditline>LW/Coast Radio</creditline><language tag="en"/>
<headline>Ferry runs aground off Port Maren</headline><infoSource qcode="is:coastguard"><name>Maren coastguard</name></infoSource></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<p>PORT MAREN (LW) - A passenger ferry ran aground off Port Maren on Friday, the coastguard said.</p>
<p>Nobody was killed, it said, but nine people were hurt &amp; taken to the clinic.</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>`

// NITF is a news item whose text is marked up in NITF.
const NITF = `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><provider literal="Hill Press"/><versionCreated>2031-05-02T06:58:00Z</versionCreated></itemMeta>
<contentMeta><headline>Dam is safe</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml"><nitf><head/><body><body.head><hedline><hl1>Dam is safe</hl1></hedline></body.head>
<body.content><p>The dam at Tarn is safe, engineers said on Friday.</p><p>They had feared that it would break.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>`

// Ninjs1 is an item of ninjs in its first version.
const Ninjs1 = `{"uri": "http://lakeswire.example/items/9", "type": "text", "versioncreated": "2031-05-02T06:58:00Z", "firstcreated": "2031-05-02T05:40:00Z",
 "byline": "Simon Ake", "headline": "Ferry runs aground", "language": "en", "copyrightholder": "Lakes Wire", "located": "Port Maren",
 "body_text": "A passenger ferry ran aground off Port Maren on Friday, the coastguard said.\n\nNobody was killed, it said.",
 "body_xhtml": "<p>A passenger ferry ran aground off Port Maren on Friday, the coastguard said.</p><p>Nobody was killed, it said.</p>"}`

// Ninjs2 is an item of ninjs in its second version.
const Ninjs2 = `{"uri": "tag:lakeswire.example:10", "type": "text", "versioncreated": "2031-05-02T06:58:00Z",
 "headlines": [{"role": "main", "value": "Ferry runs aground"}], "infosources": [{"name": "Coast Radio"}, {"name": "Maren coastguard"}],
 "bodies": [{"role": "summary", "contenttype": "text/plain", "value": "A ferry ran aground."}, {"role": "main", "contenttype": "text/html", "value": "<p>A passenger ferry ran aground off Port Maren on Friday, the coastguard said.</p>"}]}`

// RSS is a feed of full texts, summaries and titles.
const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Maren Gazette</title><link>https://gazette.example/</link><description>News</description>
<atom:link href="https://gazette.example/feed" rel="self"/>
<item><title>Ferry runs aground &amp; nobody is hurt</title><link>https://gazette.example/1</link><guid isPermaLink="false">g-1</guid>
<pubDate>Fri, 02 May 2031 06:30:00 +0200</pubDate><dc:creator>Ada Brook</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>A passenger ferry ran aground off Port Maren on Friday, the coastguard said.</p><p>Nobody was hurt, it said.</p>]]></content:encoded></item>
<item><title>Dam is safe</title><link>https://gazette.example/2</link><pubDate>Thu, 01 May 2031 10:00:00 GMT</pubDate>
<source url="https://hill.example/rss">Hill Press</source>
<description>&lt;p&gt;The dam at Tarn is safe, engineers said on Thursday after they had looked at it.&lt;/p&gt;</description></item>
<item><title>Pictures of the day</title><link>https://gazette.example/3</link></item>
</channel></rss>`

// Atom is a feed.
const Atom = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Daily</title><id>urn:f</id>
<entry><id>https://coast.example/1</id><title type="html">Two accounts of &lt;em&gt;one&lt;/em&gt; night</title><link rel="alternate" href="https://coast.example/1"/><published>2031-05-02T08:00:00Z</published><updated>2031-05-02T09:30:00Z</updated><author><name>Yara Lind</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The talks were called off on Friday, both sides said.</p><p>Each of them blamed the other.</p></div></content></entry></feed>`

// Mail is a message with alternatives.
const Mail = "From: Maren Harbour Authority <press@harbour.example>\r\nTo: news@gazette.example\r\nSubject: =?utf-8?q?Ferry_aground_=E2=80=93_statement?=\r\nDate: Fri, 2 May 2031 07:15:00 +0200\r\nMessage-ID: <m1@harbour.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe harbour authority confirms that a ferry ran aground at 05:50 this mor=\r\nning.\r\nAll 41 people on board are safe, and the channel =93Coral Gate=94 is closed\r\nto traffic until the ship has been towed off the bank.\r\n\r\nInquiries:\r\nInes Calloway\r\n--\r\nHarbour Authority\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The same in HTML.</p>\r\n--b1--\r\n"

// VTT is a file of WebVTT.
const VTT = "WEBVTT - Evening news\n\nNOTE recorded at Port Maren\n\nSTYLE\n::cue { color: white }\n\n1\n00:00:01.000 --> 00:00:04.200 align:start\n<v Ada Brook>A ferry has run aground\noff Port Maren.\n\n2\n00:00:04.200 --> 00:00:07.000\nThe coastguard says nobody was killed.\n\n3\n00:00:07.100 --> 00:00:09.000\n[Music]\n\n00:01:20.000 --> 00:01:24.000\n<v Piet Harlan>We felt a jolt &amp; the lights went out.\n"

// SRT is a file of SubRip.
const SRT = "1\r\n00:00:01,000 --> 00:00:04,200\r\nA ferry has run aground\r\noff Port Maren.\r\n\r\n2\r\n00:00:04,300 --> 00:00:07,000\r\n<i>The coastguard says nobody was killed.</i>\r\n\r\n3\r\n00:00:20,000 --> 00:00:24,000\r\n- Were you afraid?\r\n- We were not.\r\n"

// Markdown is a file with front matter.
const Markdown = "---\ntitle: Notes from the harbour\noutlet: Maren Gazette\n---\n# Ferry runs aground\n\nA **passenger** ferry ran aground off [Port Maren](https://x.example/a) on Friday,\nthe *coastguard* said. ![a ship](s.png)\n\n> \"We felt a jolt,\" said one of the passengers.\n\n- It left at 05:10.\n- It was due at 06:00.\n\n| Place | Hurt |\n|---|---|\n| Maren | 9 |\n\n<div>The inquiry is the third of its kind.</div>\n"

// Word is the main part of a DOCX file.
const Word = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry runs aground</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">A passenger ferry ran aground off </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Port Maren</w:t></w:r><w:r><w:t xml:space="preserve"> on Friday, the coastguard said.</w:t></w:r></w:p>
<w:p><w:del><w:r><w:delText>Twelve</w:delText></w:r></w:del><w:ins><w:r><w:t>Nine</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> people were hurt.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Maren</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>9 hurt</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`

// Core is what a DOCX file says of itself.
const Core = `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Ferry runs aground</dc:title><dc:creator>Ada Brook</dc:creator><dcterms:modified>2031-05-02T09:00:00Z</dcterms:modified></cp:coreProperties>`

// ODT is the content of an OpenDocument file.
const ODT = `<?xml version="1.0"?><office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><office:body><office:text><text:tracked-changes><text:p>Struck out.</text:p></text:tracked-changes><text:h>Ferry runs aground</text:h><text:p>A passenger ferry ran aground off<text:s/><text:span>Port Maren</text:span> on Friday, the coastguard said.</text:p></office:text></office:body></office:document-content>`

// Page is a web page.
const Page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry runs aground | Maren Gazette</title><meta property="og:site_name" content="Maren Gazette"><meta property="article:published_time" content="2031-05-02T06:30:00+02:00"></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry runs aground</h1><p>A passenger ferry with 41 people on board ran aground off Port Maren early on Friday, the coastguard said.</p><p>Nobody was killed, but nine people were hurt and taken to the clinic of the island, according to the doctor on duty.</p><p>The operator rejected suggestions that the crew had been warned of the fog, and the ministry ordered an inquiry into it.</p></article></body></html>`

// Zip packs files into a zip archive.
func Zip(files ...File) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		if w, err := z.Create(f.Name); err == nil {
			// Writing to memory does not fail.
			_, _ = io.WriteString(w, f.Content)
		}
	}
	_ = z.Close()
	return b.String()
}

// Tar packs files into a tar archive; one whose content begins with "-> " becomes a symbolic link.
func Tar(files ...File) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		h := &tar.Header{Name: f.Name, Mode: 0o644, Size: int64(len(f.Content)), Typeflag: tar.TypeReg, Format: tar.FormatUSTAR}
		if target, ok := strings.CutPrefix(f.Content, "-> "); ok {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, target, 0
		}
		if w.WriteHeader(h) == nil && h.Typeflag == tar.TypeReg {
			_, _ = io.WriteString(w, f.Content)
		}
	}
	_ = w.Close()
	return b.String()
}

// Gzip packs each part as a member of its own.
func Gzip(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		_, _ = io.WriteString(z, p)
		_ = z.Close()
	}
	return b.String()
}

// DOCX is a DOCX file with that main part.
func DOCX(main string) string {
	return Zip(File{"[Content_Types].xml", "<Types/>"}, File{"word/document.xml", main}, File{"docProps/core.xml", Core})
}

// OpenDocument is an ODT file with that content.
func OpenDocument(content string) string {
	return Zip(File{"mimetype", "application/vnd.oasis.opendocument.text"}, File{"content.xml", content}, File{"META-INF/manifest.xml", "<m/>"})
}

// WARCRecord is one record of a web archive.
func WARCRecord(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, contentType, len(block), block)
}

// WARCResponse is a record of a response; header is its status and its fields.
func WARCResponse(uri, header, body string) string {
	return WARCRecord("response", uri, "application/http; msgtype=response", "HTTP/1.1 "+header+"\r\n\r\n"+body)
}

// WARC are the records of a web archive.
func WARC() []string {
	return []string{
		WARCRecord("warcinfo", "", "application/warc-fields", "software: test\r\n"),
		WARCRecord("request", "https://gazette.example/ferry", "application/http; msgtype=request", "GET /ferry HTTP/1.1\r\n\r\n"),
		WARCResponse("https://gazette.example/ferry", "200 OK\r\nContent-Type: text/html; charset=utf-8", Page),
		WARCResponse("https://gazette.example/logo.png", "200 OK\r\nContent-Type: image/png", "\x89PNG"),
		WARCResponse("https://hill.example/dam", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", Gzip("<html><body><h1>Dam is safe</h1><p>The dam at Tarn is safe, engineers said on Friday after they had looked at it.</p></body></html>")),
		WARCResponse("https://hill.example/gone", "404 Not Found\r\nContent-Type: text/html", "<p>gone</p>"),
		WARCRecord("conversion", "https://coast.example/talks", "text/plain", "The talks were called off on Friday, both sides said. Each of them blamed the other."),
	}
}

// Lines is a file of JSON lines.
const Lines = "{\"id\": \"l1\", \"text\": \"The ferry left the port with forty people, she said.\"}\n{\"id\": \"l2\", \"text\": \"The crew had been warned about the wind.\"}\n"

// Samples are sound files of every format, sorted by name.
func Samples() []File {
	return []File{
		{"atom.xml", Atom},
		{"bundle.tar", Tar(File{"a/story.txt", Story}, File{"b/page.html", Page})},
		{"bundle.zip", Zip(File{"a/story.txt", Story}, File{"sources.csv", "file,outlet\na/story.txt,Maren Gazette\n"})},
		{"feed.rss", RSS}, {"item.json", Ninjs1}, {"item2.json", Ninjs2}, {"lines.jsonl", Lines}, {"mail.eml", Mail},
		{"newsml.xml", NewsML}, {"nitf.xml", NITF}, {"notes.md", Markdown}, {"page.html", Page}, {"story.docx", DOCX(Word)},
		{"story.odt", OpenDocument(ODT)}, {"story.pdf", PDF()}, {"story.txt", Story}, {"subtitles.srt", SRT},
		{"subtitles.vtt", VTT}, {"web.warc.gz", Gzip(WARC()...)},
	}
}

// PDF is a file of one page in one of the standard fonts, written out by hand.
func PDF() string {
	content := "BT /F1 12 Tf 72 720 Td 14 TL (A passenger ferry with 41 people on board ran aground) Tj T* (off Port Maren early on Friday, the harbour autho-) Tj T* (rity said.) Tj 0 -28 Td (Nobody was killed, she said, but nine people were hurt.) Tj ET"
	return WritePDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
		"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
	)
}

// WritePDF numbers objects from 1 and writes the table of cross references.
func WritePDF(objects ...string) string {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.String()
}
