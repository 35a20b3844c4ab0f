package openreferral

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// ReadOrganization takes what it understands of an object as encoding/json decodes it, numbers as json.Number. Others do
// not keep to the letter of the standard: numbers come as strings and the other way round, one object where a list
// belongs, null where nothing does. What is not understood is in Rest, so that nothing is lost without a word.
func ReadOrganization(object map[string]any) Organization {
	var o Organization
	reader{rest: &o.Rest}.read(reflect.ValueOf(&o).Elem(), object)
	return o
}

// ReadService does for a service what ReadOrganization does for an organization.
func ReadService(object map[string]any) Service {
	var s Service
	reader{rest: &s.Rest}.read(reflect.ValueOf(&s).Elem(), object)
	return s
}

// ReadServiceAtLocation does for a service at a place what ReadOrganization does for an organization.
func ReadServiceAtLocation(object map[string]any) ServiceAtLocation {
	var l ServiceAtLocation
	reader{rest: &l.Rest}.read(reflect.ValueOf(&l).Elem(), object)
	return l
}

// Rest is something in an object that the standard or this program has no word for, or that is not what should stand
// there. Path names the fields that lead to it: „phones.languages".
type Rest struct{ Path, Value string }

// mostRest is how much of that is kept of one object; the last says that there is more.
const mostRest = 60

// reader fills structs from decoded JSON and keeps what has no place in them.
type reader struct {
	path string
	rest *[]Rest
}

func (r reader) at(name string) reader {
	if r.path != "" {
		name = r.path + "." + name
	}
	return reader{name, r.rest}
}

// left keeps a value that has no place. Nothing, and what holds nothing, is none.
func (r reader) left(value any) {
	text := flat(value)
	if text == "" || len(*r.rest) > mostRest {
		return
	}
	if len(*r.rest) == mostRest {
		*r.rest = append(*r.rest, Rest{"…", "noch mehr"})
		return
	}
	*r.rest = append(*r.rest, Rest{r.path, text})
}

// flat is all that a value holds, as one text.
func flat(value any) string {
	var parts []string
	switch v := value.(type) {
	case []any:
		for _, inner := range v {
			parts = append(parts, flat(inner))
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if text := flat(v[name]); text != "" && !technical(name) {
				parts = append(parts, name+": "+text)
			}
		}
	default:
		return textOf(value)
	}
	return strings.Join(slices.DeleteFunc(parts, func(text string) bool { return text == "" }), ", ")
}

// technical reports whether a field only says how objects hang together, or when one was written.
func technical(name string) bool {
	return name == "id" || strings.HasSuffix(name, "_id") ||
		slices.Contains([]string{"metadata", "last_modified", "link_type", "link_entity", "x_netzwerk", "x_hinweis"}, name)
}

func (r reader) read(into reflect.Value, value any) {
	if value == nil {
		return
	}
	switch into.Kind() {
	case reflect.Pointer:
		one := reflect.New(into.Type().Elem())
		if r.read(one.Elem(), value); !one.Elem().IsZero() || into.Type().Elem().Kind() == reflect.Float64 && textOf(value) == "0" {
			into.Set(one)
		}
	case reflect.Slice:
		r.readList(into, value)
	case reflect.Struct:
		r.readObject(into, value)
	case reflect.String:
		if list, ok := value.([]any); ok && plainList(list) { // „byday": ["MO", "TU"]
			value = strings.ReplaceAll(flat(list), ", ", ",")
		}
		into.SetString(textOf(value))
		if into.String() == "" {
			r.left(value)
		}
	case reflect.Bool:
		into.SetBool(textOf(value) == "true")
	case reflect.Int, reflect.Int64, reflect.Int32:
		if n, err := strconv.ParseFloat(textOf(value), 64); err == nil && n == float64(int32(n)) {
			into.SetInt(int64(n))
		} else {
			r.left(value)
		}
	case reflect.Float64, reflect.Float32:
		if n, err := strconv.ParseFloat(textOf(value), 64); err == nil && n == n && n < 1e15 && n > -1e15 {
			into.SetFloat(n)
		} else {
			r.left(value)
		}
	}
}

func plainList(list []any) bool {
	return !slices.ContainsFunc(list, func(one any) bool { return textOf(one) == "" })
}

func (r reader) readObject(into reflect.Value, value any) {
	object, ok := value.(map[string]any)
	if !ok {
		r.left(value)
		return
	}
	if own := into.FieldByName("Rest"); own.IsValid() && r.path != "" {
		rest, _ := own.Addr().Interface().(*[]Rest)
		r = reader{rest: rest}
	}
	known := map[string]bool{}
	for i := range into.NumField() {
		name, _, _ := strings.Cut(into.Type().Field(i).Tag.Get("json"), ",")
		if other := into.Type().Field(i).Tag.Get("read"); other != "" {
			name = other
		}
		if name == "" || name == "-" || strings.HasPrefix(name, "x_") {
			continue
		}
		known[name] = true
		if inner, ok := object[name]; ok {
			r.at(name).read(into.Field(i), inner)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if !known[name] && !technical(name) {
			r.at(name).left(object[name])
		}
	}
}

// mostInList is how many entries one list within an object may have.
const mostInList = 500

func (r reader) readList(into reflect.Value, value any) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for _, inner := range list[:min(len(list), mostInList)] {
		one := reflect.New(into.Type().Elem()).Elem()
		if r.read(one, inner); !one.IsZero() {
			into.Set(reflect.Append(into, one))
		}
	}
	if len(list) > mostInList {
		r.left("mehr als " + strconv.Itoa(mostInList) + " Einträge")
	}
}

// textOf is a single value as text; "" for what is none.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// Whole reports whether more is said of a service than lists do in short: anything that belongs to it.
func (s Service) Whole() bool {
	return len(s.Phones)+len(s.Schedules)+len(s.Areas)+len(s.AtLocations)+len(s.Languages)+len(s.Contacts)+len(s.Attributes)+len(s.Costs) > 0
}

// Whole reports whether more is said of an organization than lists do in short.
func (o Organization) Whole() bool {
	return len(o.Phones)+len(o.Contacts)+len(o.Locations)+len(o.Services)+len(o.Funding)+len(o.Identifiers)+len(o.Attributes) > 0
}
