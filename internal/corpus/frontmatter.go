package corpus

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// maxFrontMatter is how far the end of front matter is looked for.
const maxFrontMatter = 64 << 10

var frontMatterKey = regexp.MustCompile(`^[\pL_][\pL\pN_ -]*:(\s|$)`)

// frontMatter reads the YAML block between two lines of three dashes at the start of a text. It returns the byte
// offset behind the block, 0 where there is none, and a note where the block is there and cannot be read.
//
// Only scalars directly below the root, and lists of them, are used: aliases are never expanded, so that a block
// that would grow without bound on expansion costs no more than its bytes.
func frontMatter(text string) (m metadata, body int, note string) {
	start := 0
	if strings.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	rest := text[start:]
	first, _, _ := strings.Cut(rest, "\n")
	if strings.TrimRight(first, " \t\r") != "---" {
		return m, 0, ""
	}
	rest = rest[min(len(rest), len(first)+1):]
	block, length := "", -1
	for at := 0; at < len(rest) && at < maxFrontMatter; {
		line, _, _ := strings.Cut(rest[at:], "\n")
		next := min(len(rest), at+len(line)+1)
		if l := strings.TrimRight(line, " \t\r"); l == "---" || l == "..." {
			block, length = rest[:at], next
			break
		}
		at = next
	}
	if length < 0 || !looksLikeKeys(block) {
		return m, 0, ""
	}
	body = start + len(first) + 1 + length
	m, err := yamlMetadata(block)
	if err != nil {
		return m, body, "the front matter cannot be read: " + err.Error()
	}
	return m, body, ""
}

// yamlMetadata reads the keys below the root of a YAML block.
func yamlMetadata(block string) (m metadata, err error) {
	file, err := parser.ParseBytes([]byte(block), 0)
	if err != nil {
		var syntax yaml.Error
		if errors.As(err, &syntax) {
			// The line is counted from the top of the file, where the line of dashes is the first.
			return m, fmt.Errorf("line %d: %s", syntax.GetToken().Position.Line+1, syntax.GetMessage())
		}
		return m, errors.New(firstLine(err.Error()))
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return m, nil
	}
	var pairs []*ast.MappingValueNode
	switch root := file.Docs[0].Body.(type) {
	case *ast.MappingNode:
		pairs = root.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{root}
	default:
		return m, errors.New("it is no list of keys and values")
	}
	values := make(map[string]string)
	for _, pair := range pairs {
		if key, ok := scalar(pair.Key); ok {
			values[fieldName(key)] = scalars(pair.Value)
		}
	}
	return metadataFrom(values), nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// looksLikeKeys keeps a text that merely starts with a rule of dashes from losing its first part.
func looksLikeKeys(block string) bool {
	for line := range strings.Lines(block) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		return frontMatterKey.MatchString(line)
	}
	return false
}

// scalars is the value of a scalar, or of the scalars of a list joined by commas.
func scalars(n ast.Node) string {
	if list, ok := n.(*ast.SequenceNode); ok {
		var parts []string
		for _, item := range list.Values {
			if value, ok := scalar(item); ok && value != "" {
				parts = append(parts, value)
			}
		}
		return strings.Join(parts, ", ")
	}
	value, _ := scalar(n)
	return value
}

// scalar is the text of a scalar as it was written; aliases, lists and maps are none.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "", false
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		if n.Value == nil {
			return "", false
		}
		return n.Value.Value, true
	case ast.ScalarNode:
		if t := n.GetToken(); t != nil {
			return t.Value, true
		}
	}
	return "", false
}
