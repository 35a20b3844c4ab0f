package parts

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"
)

// Stand names what stood in every field of a form when it was opened, in a few characters a field. With it and what is
// stored now a form that comes too late can tell which fields were changed by whom.
type Stand map[string]string

// StandOf returns the stand of what a form shows.
func (p Part) StandOf(shown url.Values) Stand {
	stand := Stand{}
	for _, f := range p.Fields {
		stand[f.Tag] = f.mark(shown)
	}
	return stand
}

// String spells a stand for a hidden field; ParseStand reads it.
func (s Stand) String() string {
	tags := make([]string, 0, len(s))
	for tag, mark := range s {
		tags = append(tags, tag+":"+mark)
	}
	slices.Sort(tags)
	return strings.Join(tags, " ")
}

// ParseStand reads what String wrote. Of anything else it understands what it can.
func ParseStand(text string) Stand {
	stand := Stand{}
	for pair := range strings.FieldsSeq(text) {
		if tag, mark, ok := strings.Cut(pair, ":"); ok {
			stand[tag] = mark
		}
	}
	return stand
}

// mark names what stands in a field, its rows included.
func (f Field) mark(shown url.Values) string {
	var names []string
	for name := range shown {
		if name == f.Tag || f.Widget == Rows && strings.HasPrefix(name, f.Tag+".") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	hash := sha256.New()
	for _, name := range names {
		texts := shown[name]
		if same(texts, nil) {
			continue // a row that has a field empty is like one that lacks it
		}
		if f.Widget == Picks || f.Widget == Areas {
			texts = slices.Sorted(slices.Values(texts)) // boxes have an order of their own
		}
		hash.Write([]byte(name + "\x00" + strings.Join(texts, "\x01") + "\x02"))
	}
	return hex.EncodeToString(hash.Sum(nil)[:6])
}

// Side says who changed a field since a form was opened.
type Side int

// The sides.
const (
	Nobody Side = iota
	Mine
	Theirs
	Both
)

// Sides compares what was typed and what is stored now with the stand that the form was opened at.
// A field that the stand does not know counts as changed by both, unless both say the same.
func (p Part) Sides(stand Stand, typed, stored url.Values) map[string]Side {
	sides := map[string]Side{}
	for _, f := range p.Fields {
		if _, posted := typed[f.Tag]; !posted {
			continue // the form does not have it
		}
		was, known := stand[f.Tag]
		mine, theirs := f.mark(typed), f.mark(stored)
		switch {
		case mine == theirs:
		case known && theirs == was:
			sides[f.Tag] = Mine
		case known && mine == was:
			sides[f.Tag] = Theirs
		default:
			sides[f.Tag] = Both
		}
	}
	return sides
}

// Same reports whether two entries say the same, whoever looked at them and when.
func (p Part) Same(a, b url.Values) bool {
	sides := p.Sides(nil, a, b)
	delete(sides, checkedOn().Tag)
	delete(sides, checkedBy("").Tag)
	return len(sides) == 0
}

// Take puts what is stored in a field in the place of what was typed there.
func (f Field) Take(typed, stored url.Values) {
	within := func(name string) bool {
		return name == f.Tag || f.Widget == Rows && strings.HasPrefix(name, f.Tag+".")
	}
	for name := range typed {
		if within(name) {
			delete(typed, name)
		}
	}
	for name, texts := range stored {
		if within(name) {
			typed[name] = texts
		}
	}
}
