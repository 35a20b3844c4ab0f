package fault

import (
	"fmt"
	"slices"
	"strings"
)

// Code says which rule an input breaks. Packages that check declare their codes in one file, together with the German
// sentences; which of the two is shown is decided where it is shown. Sentences have the verbs of package fmt for the
// values of a Problem, in their order, and can leave out values at the end.
type Code interface {
	InDocument() string // for whoever writes documents and uses the command line
	InForm() string     // for whoever fills in a form in the browser
}

// Sentence is the code of a problem that is told in the same words everywhere.
type Sentence string

// InDocument returns the sentence.
func (s Sentence) InDocument() string { return string(s) }

// InForm returns the sentence.
func (s Sentence) InForm() string { return string(s) }

// Sentences is the code of a problem of which documents and forms speak in different words.
type Sentences struct{ Document, Form string }

// InDocument returns the sentence for documents.
func (s Sentences) InDocument() string { return s.Document }

// InForm returns the sentence for forms.
func (s Sentences) InForm() string { return s.Form }

// Said is the code of a problem whose only value is what to say, because another rule has put it into words already.
const Said Sentence = "%s"

// malformed is the code of what no page of ours sends. People see a page that says so, never this word.
const malformed Sentence = "malformed"

// Malformed refuses a request whose field with this name holds what no page of ours sends; "" stands for the whole request.
func Malformed(name string) Invalid { return Wrong(At(name), malformed) }

// Problem is one thing that is wrong with an input.
type Problem struct {
	Path   Path
	Code   Code
	Values []any // what the sentence names; a Problem or an Invalid among them is told in the same kind of words
}

// InDocument returns the sentence for whoever writes documents.
func (p Problem) InDocument() string {
	return fill(p.Code.InDocument(), p.Values, Problem.InDocument)
}

// InForm returns the sentence for whoever fills in a form.
func (p Problem) InForm() string { return fill(p.Code.InForm(), p.Values, Problem.InForm) }

func fill(sentence string, values []any, tell func(Problem) string) string {
	if len(values) == 0 {
		return sentence
	}
	told := slices.Clone(values[:min(len(values), strings.Count(sentence, "%"))])
	for i, value := range told {
		switch inner := value.(type) {
		case Problem:
			told[i] = tell(inner)
		case Invalid:
			told[i] = inner.list(tell)
		}
	}
	return fmt.Sprintf(sentence, told...)
}

// Invalid lists what is wrong with an input, in the order of the document or the form.
type Invalid []Problem

// Wrong returns an Invalid with one problem.
func Wrong(at Path, code Code, values ...any) Invalid { return Invalid{{at, code, values}} }

// Add adds a problem.
func (i *Invalid) Add(at Path, code Code, values ...any) { *i = append(*i, Problem{at, code, values}) }

// Within returns the problems of what path leads to as problems of the whole.
func (i Invalid) Within(path Path) Invalid {
	within := make(Invalid, len(i))
	for n, p := range i {
		within[n] = p
		within[n].Path = path.Join(p.Path)
	}
	return within
}

// Has reports whether something is wrong with what the path leads to itself.
func (i Invalid) Has(path Path) bool {
	return slices.ContainsFunc(i, func(p Problem) bool { return slices.Equal(p.Path, path) })
}

// InForm returns the sentence beside each input of a form, by its name; nil where nothing is wrong. Of several about one
// input it is the first.
func (i Invalid) InForm() map[string]string {
	if len(i) == 0 {
		return nil
	}
	sentences := make(map[string]string, len(i))
	for _, p := range i {
		if name := p.Path.String(); sentences[name] == "" {
			sentences[name] = p.InForm()
		}
	}
	return sentences
}

// Error lists the problems, each with its path, for logs.
func (i Invalid) Error() string { return i.list(Problem.InDocument) }

func (i Invalid) list(tell func(Problem) string) string {
	lines := make([]string, len(i))
	for n, p := range i {
		lines[n] = p.Path.String() + ": " + tell(p)
	}
	return strings.Join(lines, "; ")
}

// OrNil returns nil when nothing is wrong, so that a check can end with it.
func (i Invalid) OrNil() error {
	if len(i) == 0 {
		return nil
	}
	return i
}
