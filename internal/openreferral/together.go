package openreferral

import (
	"fmt"
	"reflect"
	"strings"
)

// Over returns what two tellings of one service say together: what only one says, and everything of their lists, each
// once. Where both say something, s holds, and what other says is in Otherwise.
func (s Service) Over(other Service) Service {
	ours, theirs := s.Organization, other.Organization
	s.Organization, other.Organization = nil, nil
	s.Otherwise = over(reflect.ValueOf(&s).Elem(), reflect.ValueOf(other), s.Otherwise)
	switch s.Organization = ours; {
	case ours == nil:
		s.Organization = theirs
	case theirs != nil && (ours.ID == theirs.ID || ours.ID == "" || theirs.ID == ""):
		both := ours.Over(*theirs)
		s.Organization = &both
	case theirs != nil:
		s.Otherwise = append(s.Otherwise, Rest{"organization", theirs.Name})
	}
	return s
}

// Over does for an organization what it does for a service.
func (o Organization) Over(other Organization) Organization {
	o.Otherwise = over(reflect.ValueOf(&o).Elem(), reflect.ValueOf(other), o.Otherwise)
	return o
}

// Within reports whether everything that o says is said by other, too.
func (o Organization) Within(other Organization) bool {
	return within(reflect.ValueOf(o), reflect.ValueOf(other))
}

// Within reports whether everything that s says is said by other, too.
func (s Service) Within(other Service) bool {
	return within(reflect.ValueOf(s), reflect.ValueOf(other))
}

// mostCompared is how many pairs of two lists are compared; longer ones are put one behind the other.
const mostCompared = 100_000

// over fills to with what only from says, and returns otherwise with what both say differently.
func over(to, from reflect.Value, otherwise []Rest) []Rest {
	for i := range to.NumField() {
		ours, theirs, field := to.Field(i), from.Field(i), to.Type().Field(i)
		switch {
		case field.Name == "Otherwise":
			otherwise = union(reflect.ValueOf(otherwise), theirs).Interface().([]Rest)
		case theirs.IsZero():
		case ours.IsZero():
			ours.Set(theirs)
		case ours.Kind() == reflect.Slice:
			ours.Set(union(ours, theirs))
		case ours.Kind() == reflect.Pointer, strings.HasSuffix(field.Name, "ID"), field.Name == "LastModified", within(theirs, ours):
		case field.Name == "Description" && strings.Contains(oneSpaced(theirs.String()), oneSpaced(ours.String())):
			ours.Set(theirs) // lists shorten it
		case field.Name == "Description" && strings.Contains(oneSpaced(ours.String()), oneSpaced(theirs.String())):
		default:
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			otherwise = union(reflect.ValueOf(otherwise), reflect.ValueOf([]Rest{{name, fmt.Sprint(theirs.Interface())}})).Interface().([]Rest)
		}
	}
	return otherwise
}

// oneSpaced is a text without its last „…", and with single blanks.
func oneSpaced(text string) string {
	return strings.TrimRight(strings.Join(strings.Fields(text), " "), " .…")
}

// union returns what two lists hold, without what is within something else of them.
func union(ours, theirs reflect.Value) reflect.Value {
	all := reflect.AppendSlice(reflect.MakeSlice(ours.Type(), 0, ours.Len()+theirs.Len()), ours)
	if ours.Len()*theirs.Len() > mostCompared {
		return reflect.AppendSlice(all, theirs)
	}
next:
	for i := range theirs.Len() {
		one := theirs.Index(i)
		for j := range ours.Len() {
			if within(one, all.Index(j)) {
				continue next
			}
			if within(all.Index(j), one) {
				all.Index(j).Set(one)
				continue next
			}
		}
		all = reflect.Append(all, one)
	}
	return all
}

// within reports whether a says nothing that b does not say. What only joins things (ids) says nothing.
func within(a, b reflect.Value) bool {
	if a.IsZero() {
		return true
	}
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if name := a.Type().Field(i).Name; !strings.HasSuffix(name, "ID") && !within(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len()*b.Len() > mostCompared {
			return false
		}
	next:
		for i := range a.Len() {
			for j := range b.Len() {
				if within(a.Index(i), b.Index(j)) {
					continue next
				}
			}
			return false
		}
		return true
	case reflect.Pointer:
		return !b.IsNil() && within(a.Elem(), b.Elem())
	case reflect.String:
		return strings.TrimSpace(a.String()) == strings.TrimSpace(b.String())
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}
