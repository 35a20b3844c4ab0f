package locale_test

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// source is a file that may name messages, its comments blanked out.
type source struct{ path, text string }

// line returns where an offset is, to be clicked on.
func (s source) line(offset int) string {
	return s.path + ":" + strconv.Itoa(1+strings.Count(s.text[:offset], "\n"))
}

// root returns the directory of go.mod.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

// sources reads all Go and templ files of the module, without tests and what templ generated.
func sources(t *testing.T) []source {
	t.Helper()
	top := root(t)
	var found []source
	err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			_, err := os.Stat(filepath.Join(path, "go.mod"))
			if path != top && (err == nil || strings.HasPrefix(name, ".") || name == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		isGo := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !strings.HasSuffix(name, "_templ.go")
		if !isGo && !strings.HasSuffix(name, ".templ") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		short, err := filepath.Rel(top, path)
		if isGo {
			blankComments(data)
		} else {
			data = lineComment.ReplaceAll(data, []byte("$1"))
		}
		found = append(found, source{short, string(data)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

var lineComment = regexp.MustCompile(`(?m)(^|\s)//.*$`) // the colon of https:// is no space

func blankComments(data []byte) {
	var s scanner.Scanner
	files := token.NewFileSet()
	file := files.AddFile("", -1, len(data))
	s.Init(file, slices.Clone(data), nil, scanner.ScanComments)
	for {
		pos, kind, text := s.Scan()
		if kind == token.EOF {
			return
		}
		if kind == token.COMMENT {
			at := file.Offset(pos)
			for i := at; i < at+len(text); i++ {
				if data[i] != '\n' {
					data[i] = ' '
				}
			}
		}
	}
}

// arguments splits what follows an id in a call, up to the closing parenthesis, at its commas.
func arguments(text string) []string {
	var list []string
	depth, start, quoted := 0, 0, false
	for i, c := range text {
		switch {
		case c == '"' && (i == 0 || text[i-1] != '\\'):
			quoted = !quoted
		case quoted:
		case strings.ContainsRune("([{", c):
			depth++
		case strings.ContainsRune(")]}", c) && depth > 0:
			depth--
		case c == ')':
			return append(list, strings.TrimSpace(text[start:i]))[1:]
		case c == ',' && depth == 0:
			list, start = append(list, strings.TrimSpace(text[start:i])), i+1
		}
	}
	return nil
}

// directoryValues reads internal/directory: the values of the string constants of each type, and under
// "SearchEntry.Kind" the kinds of search entries. So a new constant is asked for here without a change of this test.
func directoryValues(t *testing.T) map[string][]string {
	t.Helper()
	values := map[string][]string{}
	add := func(kind string, e ast.Expr) {
		if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if value, err := strconv.Unquote(literal.Value); err == nil && !slices.Contains(values[kind], value) {
				values[kind] = append(values[kind], value)
			}
		}
	}
	paths, err := filepath.Glob(filepath.Join(root(t), "internal", "directory", "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d files in internal/directory, %v", len(paths), err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if kind, ok := n.Type.(*ast.Ident); ok {
					for _, value := range n.Values {
						add(kind.Name, value)
					}
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Kind" && filepath.Base(path) == "search.go" {
					add("SearchEntry.Kind", n.Value)
				}
			}
			return true
		})
	}
	return values
}
