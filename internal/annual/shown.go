package annual

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// Withheld stands where a text may tell where a shelter is.
const Withheld = "(hier nicht genannt)"

// Hidden returns the members of whom not everybody may know today, by their IDs.
func (r Record) Hidden() map[string]bool {
	hidden := map[string]bool{}
	today := stateOf(r.Today)
	for _, m := range r.Today.Members {
		if p := today.described(m); p.hidden {
			hidden[p.ID] = true
		}
	}
	for _, i := range r.Today.Institutions {
		if i.Visibility.OrPublic() != directory.Public {
			hidden[i.ID().String()] = true
		}
	}
	return hidden
}

// Shown returns a report that was kept as it may be read today: of the hidden only the number, and no text that may tell where a
// shelter is, unless a report made today says the same. Its numbers stay what they were.
func Shown(kept, today Report, hidden map[string]bool) (Report, error) {
	shown, err := copied(kept)
	if err != nil {
		return Report{}, err
	}
	said := map[string]bool{}
	eachText(reflect.ValueOf(&today).Elem(), func(text string) string { said[text] = true; return text })
	eachText(reflect.ValueOf(&shown).Elem(), func(text string) string {
		if !said[text] && directory.NamesPlace(text) {
			return Withheld
		}
		return text
	})
	m := &shown.Members
	for i := range m.Sectors {
		m.Sectors[i].Members = slices.DeleteFunc(m.Sectors[i].Members, func(one Member) bool {
			switch {
			case !hidden[one.ID]:
				return false
			case one.Group:
				m.Groups--
			default:
				m.Named--
			}
			m.Hidden++
			return true
		})
	}
	for _, s := range m.Sectors {
		for i := range s.Members {
			if hidden[s.Members[i].OfID] {
				s.Members[i].Of = ""
			}
		}
	}
	m.Sectors = slices.DeleteFunc(m.Sectors, func(s Sector) bool { return len(s.Members) == 0 })
	for _, list := range [][]Passage{m.Came, m.Went} {
		for i := range list {
			if hidden[list[i].ID] {
				list[i].Member = Member{}
			}
			if hidden[list[i].OfID] {
				list[i].Of = ""
			}
		}
	}
	for i := range shown.Attendance {
		if hidden[shown.Attendance[i].ID] {
			shown.Attendance[i].Name = ""
		}
	}
	return shown, nil
}

// WithoutNames returns the report with the functions of people in the place of their names.
func (r Report) WithoutNames(people []directory.Person) (Report, error) {
	return r.with(func(text string) string {
		for _, p := range people {
			text = history.WithoutName(text, p)
		}
		return text
	})
}

// WithoutAddresses returns the report without the texts that hold an address.
func (r Report) WithoutAddresses() (Report, error) {
	return r.with(func(text string) string {
		if directory.LooksLikeAddress(text) {
			return Withheld
		}
		return text
	})
}

func (r Report) with(change func(text string) string) (Report, error) {
	changed, err := copied(r)
	if err == nil {
		eachText(reflect.ValueOf(&changed).Elem(), change)
	}
	return changed, err
}

// copied returns a report that shares nothing with r.
func copied(r Report) (Report, error) {
	var c Report
	text, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err != nil {
		return Report{}, fmt.Errorf("copy a report: %w", err)
	}
	return c, nil
}

// eachText puts what change makes of it in the place of every text of people. IDs and words of lists are none.
func eachText(v reflect.Value, change func(text string) string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "ID" && name != "OfID" {
				eachText(v.Field(i), change)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), change)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != "" {
			v.SetString(change(v.String()))
		}
	}
}
