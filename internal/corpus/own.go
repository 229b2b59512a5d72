package corpus

import (
	"bytes"
	"regexp"
)

// ownReader tells of a file that the program wrote.
type ownReader struct{ reason string }

func (r ownReader) read(s *source) error {
	s.pass(Skipped{Path: s.path, Reason: r.reason, Own: true})
	return nil
}

// Why the program's own files are left out.
const (
	ownReport   = "a report that gainsay wrote, which is no article"
	ownSettings = "a file of settings or decisions of gainsay, which is no article"
)

// ownMarks are what the files that the program writes begin with, and a mark that stands near. A desk keeps them beside its
// articles; read as articles, reports would agree with everything.
var ownMarks = []struct{ start, mark, reason string }{
	{"{", `"schema": "gainsay.report/`, ownReport},
	{"<!DOCTYPE html>", `<meta name="generator" content="gainsay `, ownReport},
	{"<!-- gainsay report -->", "", ownReport},
	{"finding,rule,kind,verdict,severity,slot,question,answer_group,", "", ownReport},
	{"question,verdict,severity,finding", "", ownReport},
	{"<?xml", `<testsuites name="gainsay"`, ownReport},
	{"{", "\"driver\": {\n     \"name\": \"gainsay\"", ownReport},
	{"{", "\"source\": {\n  \"name\": \"gainsay\"", ownReport},
	{"{", `"@id": "urn:gainsay:`, ownReport},
	{"# Findings that are accepted", "\ngainsay: baseline/", ownSettings},
	{"# What was decided about findings", "\ngainsay: review/", ownSettings},
	{"# Settings of gainsay.", "", ownSettings},
	{"# Add to .gitlab-ci.yml:", "gainsay.gitlab-ci.yml", ownSettings},
}

// ownLines begin the reports that carry no mark: a finding with its place, rule and id, an issue of GitLab's Code Quality that
// is of a finding, drafts of ClaimReview where there are none, and the heading of a table with its rule.
var ownLines = regexp.MustCompile(`^\S[^\n]*:\d+:\d+: (?:error|warning|note) [a-z]+/[a-z-]+: [^\n]*\[[0-9a-f]{12}(?:-[0-9]+)?\]\n` +
	`|^\[\n \{\n  "description": "[^\n]*",\n  "check_name": "[a-z]+/[a-z-]+",\n  "fingerprint": "[0-9a-f]{12}` +
	`|^\{\n "@context": "https://schema\.org",\n "@graph": \[\]\n\}\n$` +
	`|^(?:    places are below [^\n]*\n\n)?(?:Where the documents (?:diverge|agree)|Copies that differ|Different, but not against each other|Said in nobody's name) (?:═|=){4}`)

// ownHead is where the mark of a file stands.
const ownHead = 4 << 10

// ownReason says why a file that the program wrote is left out, "" for all others.
func ownReason(head []byte) string {
	head = head[:min(len(head), ownHead)]
	for _, m := range ownMarks {
		if bytes.HasPrefix(head, []byte(m.start)) && bytes.Contains(head, []byte(m.mark)) {
			return m.reason
		}
	}
	if ownLines.Match(head) {
		return ownReport
	}
	return ""
}
