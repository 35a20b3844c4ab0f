package parts

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"rundtisch/internal/directory"
)

// Column is a field of a noun as documents have it, with what the tables of this package say of it.
type Column struct {
	directory.Field
	Shape Shape
	About *Field // nil for what no table knows
}

// Shape says what a column holds.
type Shape int

// The shapes.
const (
	Scalar  Shape = iota // one value; a list of plain values is one value too
	Record               // a struct, or a pointer to one that may be missing
	Entries              // a list of structs
)

var columnsByType sync.Map // reflect.Type → []Column

// Columns returns the columns of a struct in the order that documents have. The result must not be changed.
func Columns(t reflect.Type) []Column {
	if known, ok := columnsByType.Load(t); ok {
		return known.([]Column)
	}
	columns := described().columns(t)
	columnsByType.Store(t, columns)
	return columns
}

// ColumnOf returns the column of a struct with this name; one without a place in it where there is none.
func ColumnOf(t reflect.Type, name string) Column {
	for _, c := range Columns(t) {
		if c.Name == name {
			return c
		}
	}
	return Column{Field: directory.Field{Name: name, Index: -1}}
}

func shapeOf(t reflect.Type) Shape {
	switch {
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct:
		return Record
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return Entries
	}
	return Scalar
}

// Of returns the value in this column; the invalid value where there is no record, and for a pointer to none.
func (c Column) Of(v reflect.Value) reflect.Value {
	if !v.IsValid() {
		return v
	}
	v = v.Field(c.Index)
	if c.Shape == Record && v.Kind() == reflect.Pointer {
		return v.Elem()
	}
	return v
}

// Label is what people call the column, in few words. What no table knows keeps the name that documents give it.
func (c Column) Label() string {
	if c.About == nil {
		return c.Name
	}
	return c.About.ShortLabel()
}

// Refers is the part to whose entries the keys in this column lead; "" where they lead to none of the same network.
func (c Column) Refers() string {
	if c.About == nil || !described().parts[c.About.From] {
		return ""
	}
	return c.About.From
}

// Prose reports whether people write whole words here: not keys, numbers, addresses and choices.
func (c Column) Prose() bool {
	if c.About == nil {
		return true
	}
	switch c.About.Widget {
	case Text, Long, Lines, Paragraphs, OpenHours:
		return !c.About.Code
	}
	return false
}

// Nouns returns what people call one and several entries of a part, or rows of a field: „Ziel", „Ziele".
// What no table knows keeps its name.
func Nouns(name string) (one, several string) {
	if f, ok := described().lists[name]; ok {
		return f.One, f.ShortLabel()
	}
	return name, name
}

// description is what the tables say of the fields of each type.
type description struct {
	fields map[reflect.Type]map[string]*Field
	lists  map[string]*Field // parts, and fields with rows, by name
	parts  map[string]bool
	faults []string // what of the tables fits no type, or contradicts itself: a test refuses it
}

var described = sync.OnceValue(func() description {
	return describe(reflect.TypeFor[directory.Dossier](), append(All(), cleared))
})

// describe lays tables beside the type of a dossier.
func describe(dossier reflect.Type, tables []Part) description {
	d := description{map[reflect.Type]map[string]*Field{}, map[string]*Field{}, map[string]bool{}, nil}
	for _, p := range tables {
		d.parts[p.Slug] = true
		path := p.fieldPath()
		if p.Within != "" {
			path = p.Within + "." + path
		}
		f := p.asField()
		d.add(dossier, path, &f)
		t, _ := typeAt(dossier, path)
		d.all(t, p.Unasked)
	}
	return d
}

// asField is the part as a field of what it stands in.
func (p Part) asField() Field {
	return Field{
		Tag: p.Slug, Label: p.Title, Short: cmp.Or(p.Plural, p.Title), One: cmp.Or(p.Singular, p.One), Widget: Rows, Fields: p.Fields,
	}
}

func (d *description) all(t reflect.Type, fields []Field) {
	for i := range fields {
		d.add(t, fields[i].Tag, &fields[i])
	}
	if _, known := d.fields[t]["kennung"]; !known && t != nil {
		if _, keyed := typeAt(t, "kennung"); keyed {
			d.add(t, "kennung", &keyField)
		}
	}
}

// add notes a field at a path of a type, and its rows.
func (d *description) add(t reflect.Type, path string, f *Field) {
	name := path
	if at := strings.LastIndex(path, "."); at >= 0 {
		t, _ = typeAt(t, path[:at])
		name = path[at+1:]
	}
	inner, ok := typeAt(t, name)
	if !ok {
		d.faults = append(d.faults, fmt.Sprintf("%v has no field %s", t, path))
		return
	}
	known := d.fields[t]
	if known == nil {
		known = map[string]*Field{}
		d.fields[t] = known
	}
	switch before := known[name]; {
	case before == nil:
		known[name] = f
	case before.ShortLabel() != f.ShortLabel() || before.Widget != f.Widget:
		d.faults = append(d.faults, fmt.Sprintf("%v.%s is described twice, as %q and %q", t, name, before.ShortLabel(), f.ShortLabel()))
	}
	if f.Widget == Rows {
		d.list(name, f)
		d.all(inner, f.Fields)
	}
}

// list notes what the entries of a list are called: those of one name are called the same everywhere.
func (d *description) list(name string, f *Field) {
	before := d.lists[name]
	if before == nil {
		d.lists[name] = f
	} else if before.One != f.One || before.ShortLabel() != f.ShortLabel() {
		d.faults = append(d.faults, fmt.Sprintf("the entries of %s are called %q and %q", name, before.ShortLabel(), f.ShortLabel()))
	}
}

func (d description) columns(t reflect.Type) []Column {
	fields := directory.FieldsOf(t)
	columns := make([]Column, len(fields))
	for i, f := range fields {
		columns[i] = Column{f, shapeOf(f.Type), d.fields[t][f.Name]}
	}
	return columns
}

// typeAt follows the names that documents have for fields, parted by dots, and returns the struct that is there or of
// which there is a list, or else the type of the value.
func typeAt(t reflect.Type, path string) (reflect.Type, bool) {
	for name := range strings.SplitSeq(path, ".") {
		if t == nil || t.Kind() != reflect.Struct {
			return nil, false
		}
		var inner reflect.Type
		for _, f := range directory.FieldsOf(t) {
			if f.Name == name {
				inner = f.Type
			}
		}
		if inner == nil {
			return nil, false
		}
		if shapeOf(inner) != Scalar && inner.Kind() != reflect.Struct {
			inner = inner.Elem()
		}
		t = inner
	}
	return t, true
}
