package parts

import (
	"fmt"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
)

// Ticked is the value of a box that is ticked.
const Ticked = "ja"

// Values returns the entry as its form shows it: name of a field → what stands in it.
func (e Entry) Values() url.Values {
	shown := url.Values{}
	for _, f := range e.Fields {
		f.show(e.v, "", shown)
	}
	return shown
}

func (f Field) show(v reflect.Value, before string, shown url.Values) {
	name := before + f.Tag
	inner, ok := field(v, f.Tag)
	if f.Widget == Rows {
		shown.Set(name, Ticked) // the rows are in the form
		for i := range inner.Len() {
			row := fmt.Sprintf("%s.%d.", name, i)
			if f.Keyed {
				shown.Set(row+"kennung", keyOf(inner.Index(i)))
			}
			for _, g := range f.Fields {
				g.show(inner.Index(i), row, shown)
			}
		}
		return
	}
	if !ok {
		inner = reflect.Value{}
	}
	if texts := f.texts(inner); len(texts) > 0 {
		shown[name] = texts
	}
}

// texts returns what stands in a field that has this value; the zero Value is a field that is not there.
func (f Field) texts(v reflect.Value) []string {
	if !v.IsValid() {
		if f.several() || f.Widget == YesNo {
			return nil
		}
		return []string{""}
	}
	switch f.Widget {
	case Lines, Paragraphs, OpenHours:
		between := "\n"
		if f.Widget == Paragraphs {
			between = "\n\n"
		}
		return []string{strings.Join(stringsOf(v), between)}
	case Sectors, References, Picks, Areas:
		return stringsOf(v)
	case Number:
		if v.Int() == 0 {
			return []string{""}
		}
		return []string{strconv.FormatInt(v.Int(), 10)}
	case Decimal:
		if v.IsNil() {
			return []string{""}
		}
		return []string{strings.Replace(strconv.FormatFloat(v.Elem().Float(), 'f', -1, 64), ".", ",", 1)}
	case YesNo:
		if v.Bool() {
			return []string{Ticked}
		}
		return nil
	case Date:
		return dateTexts(v.String())
	case Level:
		return []string{string(directory.Visibility(v.String()).OrPublic())}
	}
	return []string{v.String()}
}

// several reports whether a field holds any number of values that are chosen one by one.
func (f Field) several() bool {
	switch f.Widget {
	case Sectors, References, Picks, Areas:
		return true
	}
	return false
}

func stringsOf(v reflect.Value) []string {
	var texts []string
	for i := range v.Len() {
		texts = append(texts, v.Index(i).String())
	}
	return texts
}
