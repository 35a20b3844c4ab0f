package parts

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Elsewhere is a problem that belongs to no field of a form.
type Elsewhere struct {
	Part, Key string // the entry that it is about; "" where it is about the whole
	Where     string // „Belege, „Die Beratung …““, in words
	Reason    string
}

// Faults parts what Dossier.Check found: what belongs to the form of this entry, as the sentence beside each field by
// its name, and the rest. Of several problems of one field the first is told.
func (e Entry) Faults(d *directory.Dossier, found fault.Invalid) (map[string]string, []Elsewhere) {
	bad, rest := map[string]string{}, []Elsewhere(nil)
	place := e.place(d, e.Key())
	for _, problem := range found {
		inner, mine := problem.Path.Cut(place)
		if in, _, _ := partAt(problem.Path); !mine || in.Slug != e.Slug {
			rest = append(rest, elsewhere(d, problem))
			continue
		}
		name, sentence := e.inForm(inner, problem.InForm())
		if name == "" {
			rest = append(rest, Elsewhere{Reason: sentence})
		} else if bad[name] == "" {
			bad[name] = sentence
		}
	}
	return bad, rest
}

// inForm returns the field of the form that a path within the entry belongs to, and the sentence with what the form
// cannot point at.
func (e Entry) inForm(path fault.Path, sentence string) (string, string) {
	for _, f := range e.Fields {
		n, behind, ok := within(path, steps(f.Tag))
		switch {
		case !ok || n == 0 && len(behind) > 0:
			continue
		case n == 0:
			return f.Tag, sentence
		case f.Widget != Rows:
			return f.Tag, fmt.Sprintf(inEntry, n, sentence)
		}
		tag := behind.String()
		if slices.ContainsFunc(f.Fields, func(g Field) bool { return g.Tag == tag }) {
			return fmt.Sprintf("%s.%d.%s", f.Tag, n-1, tag), sentence
		}
		return f.Tag, fmt.Sprintf(inRow, f.One, n, sentence)
	}
	return "", sentence
}

// elsewhere says in words which entry a problem is about.
func elsewhere(d *directory.Dossier, problem fault.Problem) Elsewhere {
	p, outer, n := partAt(problem.Path)
	where := Elsewhere{Where: p.Title, Reason: problem.InForm()}
	if p.Single {
		where.Part = p.Slug
	} else if e, ok := p.numbered(d, outer, n); ok {
		where.Part, where.Key, where.Where = p.Slug, e.Key(), p.Title+", "+e.Name(d)
	}
	return where
}

// partAt returns the part that a path leads into, and the numbers of the entry there: that of the entry around it, 0 if
// its part is within no other, and its own, 0 where the path leads to no entry. Without a part it returns the zero Part.
func partAt(path fault.Path) (found Part, outer, n int) {
	longest := 0
	for _, p := range all {
		around, own, rest := 0, 0, path
		if p.Within != "" {
			around, rest, _ = within(path, steps(p.outer().fieldPath()))
		}
		own, _, ok := within(rest, steps(p.fieldPath()))
		if !ok || p.Within != "" && (around == 0 || own == 0) {
			continue
		}
		if length := len(path) - len(rest) + len(steps(p.fieldPath())); length > longest {
			found, outer, n, longest = p, around, own, length
		}
	}
	return found, outer, n
}

// within reports whether a path leads to a field or into it, and if so to which entry of it, 0 for none, and what is behind.
func within(path, to fault.Path) (n int, behind fault.Path, ok bool) {
	if len(path) < len(to) {
		return 0, path, false
	}
	last := path[len(to)-1].Number
	if _, ok := path[:len(to)].Numbered(0).Cut(to); !ok {
		return 0, path, false
	}
	return last, path[len(to):], true
}

// steps is the path to a field as the tables of this package name it: „rhythmus.text".
func steps(tag string) fault.Path { return fault.At(strings.Split(tag, ".")...) }
