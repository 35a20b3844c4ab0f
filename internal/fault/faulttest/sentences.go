// Package faulttest proves that what a package says of wrong input is whole: every code has a sentence, every sentence
// gets the values that it names, no code is left over.
package faulttest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/fault"
)

// Sentences looks through the package in the current directory. Its codes are constants of type fault.Sentence, variables
// of type fault.Sentences, and constants of a type of its own that is called own; made makes a code of such a constant.
func Sentences(t *testing.T, own string, made func(value string) fault.Code) {
	t.Helper()
	files := parse(t)
	p := reading{codes: map[string]fault.Code{}, texts: map[string]string{}, used: map[string]int{}, own: own, made: made}
	for range 2 { // a sentence may begin or end with another constant
		for _, file := range files {
			p.declared(file)
		}
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool { return p.uses(t, n) })
	}
	for name, code := range p.codes {
		for _, sentence := range []string{code.InDocument(), code.InForm()} {
			if sentence == "" || sentence != strings.TrimSpace(sentence) {
				t.Errorf("%s has no sentence, or one with blanks around it: %q", name, sentence)
			}
		}
		if p.used[name] == 0 {
			t.Errorf("%s is said nowhere", name)
		}
	}
	if len(p.codes) == 0 {
		t.Error("no sentences are found")
	}
}

// parse reads the Go files of the current directory that are not tests.
func parse(t *testing.T) []*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

type reading struct {
	codes map[string]fault.Code
	texts map[string]string // constants
	used  map[string]int
	own   string
	made  func(string) fault.Code
}

// declared notes the constants and codes of a file.
func (p reading) declared(file *ast.File) {
	for _, decl := range file.Decls {
		general, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range general.Specs {
			v, ok := spec.(*ast.ValueSpec)
			if !ok || len(v.Names) != 1 || len(v.Values) != 1 {
				continue
			}
			name, text := v.Names[0].Name, p.text(v.Values[0])
			p.texts[name] = text
			switch {
			case p.own != "" && called(v.Type) == p.own:
				p.codes[name] = p.made(text)
			case called(v.Type) == "Sentence":
				p.codes[name] = fault.Sentence(text)
			}
			if pair, ok := v.Values[0].(*ast.CompositeLit); ok && called(pair.Type) == "Sentences" {
				p.codes[name] = p.pair(pair)
			}
		}
	}
}

func (p reading) pair(of *ast.CompositeLit) fault.Sentences {
	var pair fault.Sentences
	for _, element := range of.Elts {
		if field, ok := element.(*ast.KeyValueExpr); ok && called(field.Key) == "Document" {
			pair.Document = p.text(field.Value)
		} else if ok {
			pair.Form = p.text(field.Value)
		}
	}
	return pair
}

// text is the value of a constant text.
func (p reading) text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, _ := strconv.Unquote(e.Value)
		return text
	case *ast.BinaryExpr:
		return p.text(e.X) + p.text(e.Y)
	case *ast.Ident:
		return p.texts[e.Name]
	}
	return ""
}

// called is the name of a type, a field or a value, without its package.
func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// uses counts where codes stand, and compares the values that follow one in a call with what its sentences name.
func (p reading) uses(t *testing.T, n ast.Node) bool {
	t.Helper()
	switch n := n.(type) {
	case *ast.ValueSpec: // its name is no use of it
		for _, value := range n.Values {
			ast.Inspect(value, func(n ast.Node) bool { return p.uses(t, n) })
		}
		return false
	case *ast.KeyValueExpr: // neither is the key of a table
		ast.Inspect(n.Value, func(n ast.Node) bool { return p.uses(t, n) })
		return false
	case *ast.CallExpr:
		for i, argument := range n.Args {
			if code, ok := p.codes[called(argument)]; ok && !n.Ellipsis.IsValid() {
				named := max(strings.Count(code.InDocument(), "%"), strings.Count(code.InForm(), "%"))
				if given := len(n.Args) - i - 1; given != named {
					t.Errorf("%s names %d values and gets %d", called(argument), named, given)
				}
			}
		}
	case *ast.Ident:
		p.used[n.Name]++
	}
	return true
}
