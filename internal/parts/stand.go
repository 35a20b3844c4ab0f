package parts

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
)

// Stand is what stood in every field of a form when it was opened, with the rows that it had. With it and what is stored now
// a form that comes too late can tell which values were changed by whom, and what they were before. Nil stands for a form of
// which that is not known.
type Stand url.Values

// StandOf returns the stand of what a form shows.
func (p Part) StandOf(shown url.Values) Stand {
	stand := Stand{}
	for _, f := range p.Fields {
		f.Take(url.Values(stand), shown)
	}
	return stand
}

// longestStand is how long a stand may be, lest a few packed bytes become many.
const longestStand = 1 << 20

// String spells a stand for a hidden field; ParseStand reads it.
func (s Stand) String() string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // there is nothing but texts
	}
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestCompression) // the level is one that exists
	_, _ = w.Write(text)                                    // into memory
	_ = w.Close()
	return base64.RawURLEncoding.EncodeToString(packed.Bytes())
}

// ParseStand reads what String wrote; of anything else nothing is known.
func ParseStand(text string) Stand {
	packed, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), longestStand))
	if err != nil {
		return nil
	}
	var stand Stand
	if json.Unmarshal(plain, &stand) != nil {
		return nil
	}
	return stand
}

// Differ returns the fields in which what was typed is not what is stored, among those that the form has.
func (p Part) Differ(typed, stored url.Values) []Field {
	var differing []Field
	for _, f := range p.Fields {
		if _, posted := typed[f.Tag]; posted && !f.same(typed, stored) {
			differing = append(differing, f)
		}
	}
	return differing
}

// same reports whether a field holds the same on both sides, its rows included.
func (f Field) same(a, b url.Values) bool {
	if f.Widget != Rows {
		return f.equal(a[f.Tag], b[f.Tag])
	}
	x, y := f.rowsOf(a), f.rowsOf(b)
	return slices.EqualFunc(x, y, func(m, n row) bool { return m.key == n.key && f.sameRow(m.values, n.values) })
}

// equal compares what stands in a field that has no rows. Boxes have an order of their own.
func (f Field) equal(a, b []string) bool {
	if f.Unordered() {
		a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	}
	return same(a, b)
}

// Same reports whether two entries say the same, whoever looked at them and when.
func (p Part) Same(a, b url.Values) bool {
	return !slices.ContainsFunc(p.Differ(a, b), func(f Field) bool {
		return f.Tag != checkedOn().Tag && f.Tag != checkedBy("").Tag
	})
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
