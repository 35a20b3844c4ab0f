package history

import (
	"cmp"
	"reflect"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
)

// longestName is how many characters a name has before it is cut.
const longestName = 60

// shortened cuts a name that is too long between two words.
func shortened(name string) string { return wording.Shortened(name, longestName) }

// name returns what people call an entry.
func (w *words) name(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	if name := shortened(w.title(v.Interface())); name != "" {
		return name
	}
	if v.Kind() == reflect.Struct {
		return raw(idColumn(v.Type()).Of(v))
	}
	return ""
}

func (w *words) title(entry any) string {
	switch e := entry.(type) {
	case directory.Network:
		return cmp.Or(e.ShortName, e.Name)
	case directory.Region:
		return e.Name
	case directory.Goal:
		return e.Text
	case directory.Body:
		return e.Name
	case directory.Patronage:
		return cmp.Or(w.entryName("personen", e.Person), e.Function)
	case directory.Agreement:
		return e.Title
	case directory.Membership:
		return w.member(e)
	case directory.Series:
		return e.Title
	case directory.Event:
		return e.Title
	case directory.Notice:
		return e.Title
	case directory.Medium:
		return e.Title
	case directory.Result:
		return e.Title
	case directory.Remark:
		return e.Title
	case directory.Related:
		return e.Name
	case directory.Contact:
		return cmp.Or(e.Label, e.Function, w.entryName("personen", e.Person), w.kind(reflect.ValueOf(e.Kind)))
	case directory.Person:
		return e.FullName()
	case directory.Institution:
		return e.Name
	case directory.Source:
		return e.Title
	case directory.Clearance:
		return w.clearedName(e.About)
	case directory.Statement:
		return cmp.Or(e.Passage, e.Note, w.entryName("quellen", e.Source))
	case directory.Place:
		return cmp.Or(e.Street, e.City, e.Note)
	case directory.Period:
		return w.kind(reflect.ValueOf(e.Status))
	case directory.Quotation:
		return e.Text
	case directory.Service:
		return e.Name
	case directory.Figure:
		return e.Claim
	case directory.Host:
		return e.Name
	}
	return ""
}

func (w *words) kind(v reflect.Value) string { return w.value(column{}, v) }

func (w *words) member(m directory.Membership) string {
	if m.Institution != "" {
		return w.entryName("einrichtungen", m.Institution)
	}
	if m.Group != "" || m.Count == 0 {
		return cmp.Or(m.Group, m.CountText)
	}
	return strings.TrimSpace(strconv.Itoa(m.Count) + " " + m.CountText)
}

// entryName returns what people call the entry of a part with this key, in full; the key where there is none.
func (w *words) entryName(part, key string) string {
	if key == "" {
		return ""
	}
	if name := w.inPart(part)[key]; name != "" {
		return name
	}
	return key
}

// inPart returns the names of the entries of a part by their keys.
func (w *words) inPart(part string) map[string]string {
	if names, ok := w.names[part]; ok {
		return names
	}
	names := map[string]string{}
	if w.names == nil {
		w.names = map[string]map[string]string{}
	}
	w.names[part] = names // before the names of the entries, should they lead back here
	dossier := reflect.ValueOf(w.dossier)
	for _, c := range parts.Columns(dossier.Type()) {
		if c.Name != part || c.Shape != parts.Entries {
			continue
		}
		for name, entry := range listOf(c.Of(dossier)).at {
			if name.n == 0 {
				names[name.key] = w.title(entry.Interface())
			}
		}
	}
	return names
}

// clearedName is what the entry is called that the coordination was asked about.
func (w *words) clearedName(about string) string {
	part, key, _ := strings.Cut(about, "/")
	key, _, _ = strings.Cut(key, "/") // of a service, its institution
	singular, _ := parts.Nouns(part)
	return strings.TrimSpace(singular + " " + w.entryName(part, key))
}
