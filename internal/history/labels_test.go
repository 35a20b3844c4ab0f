package history

import (
	"reflect"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// walk visits every column of documents, with the type of the struct that it is in.
func walk(t reflect.Type, visit func(in reflect.Type, c column)) {
	for _, c := range columnsOf(t) {
		visit(t, c)
		if typ := t.Field(c.index).Type; c.shape != scalar {
			for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
				typ = typ.Elem()
			}
			walk(typ, visit)
		}
	}
}

func TestEveryFieldHasAGermanLabelAndNoLabelIsLeftOver(t *testing.T) {
	used := map[string]bool{}
	columns := 0
	for _, c := range columnsOf(reflect.TypeFor[directory.Dossier]()) {
		used[c.name] = true
		if _, ok := partNames[c.name]; !ok {
			t.Errorf("the part %q has no name in partNames", c.name)
		}
	}
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c column) {
		columns++
		if in == reflect.TypeFor[directory.Dossier]() {
			return
		}
		table := "labels"
		_, ok := labels[c.name]
		if c.shape == entries {
			table = "partNames"
			_, ok = partNames[c.name]
		}
		used[c.name] = true
		if !ok {
			t.Errorf("%s.%s has no German word in %s", in.Name(), c.name, table)
		}
	})
	for name := range labels {
		if !used[name] {
			t.Errorf("the label of %q is left over", name)
		}
	}
	for name := range partNames {
		if !used[name] {
			t.Errorf("the name of the part %q is left over", name)
		}
	}
	if columns < 150 {
		t.Errorf("only %d fields were looked at", columns)
	}
}

func TestEveryValueOfAListIsSaidInWords(t *testing.T) {
	w := &words{}
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c column) {
		typ := in.Field(c.index).Type
		if typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		switch typ {
		case reflect.TypeFor[string](), reflect.TypeFor[directory.PartialDate](), reflect.TypeFor[directory.Hours](): // read as they are, or as dates
			return
		}
		if typ.Kind() != reflect.String {
			return
		}
		if _, ok := sayings[typ]; !ok && enums[typ] == "" {
			t.Errorf("%s.%s: the values of %s have no words", in.Name(), c.name, typ)
		}
	})
	for _, values := range [][]any{
		{directory.FormRoundTable, directory.FormCooperation, directory.FormOffice, directory.FormWorkingGroup, directory.FormIntervention, directory.FormCouncil, directory.FormOther},
		{directory.Active, directory.Paused, directory.Dissolved},
		{directory.RoleMember, directory.RolePartner, directory.RoleSignatory, directory.RoleInitiator, directory.RoleLead, directory.RoleOffice, directory.RoleGuest},
		{directory.BodySteering, directory.BodyGroup, directory.BodyOffice, directory.BodyExternal, directory.BodyAbove, directory.BodyFormat},
		{directory.GoalAim, directory.GoalTask, directory.GoalMean}, {directory.EventAnnounced, directory.EventHeld, directory.EventCancelled},
		{directory.Public, directory.Staff, directory.Coordination}, {directory.RegionCity, directory.RegionKreis, directory.RegionLandkr, directory.RegionCrossing},
		{directory.ContactHelp, directory.ContactReferral, directory.ContactCoordination, directory.ContactPress, directory.ContactRegistration},
		{directory.EventConference, directory.EventMeeting, directory.EventTraining, directory.EventCampaign, directory.EventOther},
		{directory.ResultTraining, directory.ResultBrochure, directory.ResultProcedure, directory.ResultCampaign, directory.ResultEvents, directory.ResultCases, directory.ResultOther},
		anys(directory.Topics), anys(directory.Audiences), anys(directory.Accesses), anys(directory.Modes), anys(directory.Tongues),
	} {
		said := map[string]bool{}
		for _, value := range values {
			word := w.value(column{}, reflect.ValueOf(value))
			if word == "" || said[word] || enums[reflect.TypeOf(value)] != "" && !wording.German().Has(enums[reflect.TypeOf(value)]+"."+raw(reflect.ValueOf(value))) {
				t.Errorf("%T %q is said as %q", value, value, word)
			}
			said[word] = true
		}
	}
	for _, f := range directory.Families {
		for _, s := range f.Sectors {
			if !wording.German().Has("sector." + string(s)) {
				t.Errorf("the sector %q has no word", s)
			}
		}
	}
}

func anys[T any](list []T) []any {
	values := make([]any, len(list))
	for i, v := range list {
		values[i] = v
	}
	return values
}

func TestAreasAreSaidInWords(t *testing.T) {
	areas := column{name: "einzugsgebiet"}
	for key, want := range map[string]string{directory.AreaEverywhere: "ganz Deutschland", "05": "Land Nordrhein-Westfalen", "05916": "Kreis 05916"} {
		if got := (&words{}).value(areas, reflect.ValueOf(key)); got != want {
			t.Errorf("%s is said as %q, want %q", key, got, want)
		}
	}
}

func TestEveryKindOfEntryHasAName(t *testing.T) {
	named := map[reflect.Type]bool{reflect.TypeFor[directory.District](): true} // called by its key
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c column) {
		if c.shape != entries {
			return
		}
		typ := in.Field(c.index).Type.Elem()
		entry := reflect.New(typ).Elem()
		for _, c := range columnsOf(typ) {
			if f := entry.Field(c.index); f.Kind() == reflect.String && c.name != "kennung" && refers[c.name] == "" {
				f.SetString("etwas")
			}
		}
		if !strings.HasPrefix((&words{}).name(entry), "etwas") && !named[typ] {
			t.Errorf("%s is called %q", typ, (&words{}).name(entry))
		}
	})
}

func TestFieldsThatAreTreatedInAWayOfTheirOwnExist(t *testing.T) {
	there := map[string]bool{}
	walk(reflect.TypeFor[directory.Dossier](), func(_ reflect.Type, c column) { there[c.name] = true })
	for name := range isNoProse {
		if !there[name] {
			t.Errorf("isNoProse: no field is called %q", name)
		}
	}
	for name, part := range refers {
		if !there[name] || !there[part] {
			t.Errorf("refers: no field is called %q, or no part %q", name, part)
		}
	}
	if !there[unordered] {
		t.Errorf("no part is called %q", unordered)
	}
}
