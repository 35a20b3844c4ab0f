package history

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
)

// walk visits every column of documents, with the type of the struct that it is in.
func walk(t reflect.Type, visit func(in reflect.Type, c column)) {
	for _, c := range parts.Columns(t) {
		visit(t, c)
		if typ := t.Field(c.Index).Type; c.Shape != parts.Scalar {
			for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
				typ = typ.Elem()
			}
			walk(typ, visit)
		}
	}
}

func TestEveryValueOfAListIsSaidInWords(t *testing.T) {
	w := &words{}
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c column) {
		typ := in.Field(c.Index).Type
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
			t.Errorf("%s.%s: the values of %s have no words", in.Name(), c.Name, typ)
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
		anys(directory.Topics), anys(directory.Audiences), anys(directory.Accesses), anys(directory.Modes), anys(directory.Tongues), anys(directory.Steps),
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
	areas := parts.ColumnOf(reflect.TypeFor[directory.Service](), "einzugsgebiet")
	for key, want := range map[string]string{directory.AreaEverywhere: "ganz Deutschland", "05": "Land Nordrhein-Westfalen", "05916": "Kreis 05916"} {
		if got := (&words{}).value(areas, reflect.ValueOf(key)); got != want {
			t.Errorf("%s is said as %q, want %q", key, got, want)
		}
	}
}

func TestEveryKindOfEntryHasAName(t *testing.T) {
	named := map[reflect.Type]bool{reflect.TypeFor[directory.District](): true} // called by its key
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c column) {
		if c.Shape != parts.Entries {
			return
		}
		typ := in.Field(c.Index).Type.Elem()
		entry := reflect.New(typ).Elem()
		for _, c := range parts.Columns(typ) {
			if f := entry.Field(c.Index); f.Kind() == reflect.String && c.Name != "kennung" && c.Refers() == "" {
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
	walk(reflect.TypeFor[directory.Dossier](), func(_ reflect.Type, c column) { there[c.Name] = true })
	for _, name := range []string{unordered, "alle_monate", "land", "fuer", "einzugsgebiet", "geprueft_am", "geprueft_durch", "kennung"} {
		if !there[name] {
			t.Errorf("no field is called %q", name)
		}
	}
}

// What is a key, an address or a number must not change because a name of people stands in it.
func TestWhatIsNoProse(t *testing.T) {
	var none []string
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c column) {
		if text := c.Type == reflect.TypeFor[string]() || c.Type == reflect.TypeFor[[]string](); text && !c.Prose() {
			none = append(none, c.Name)
		}
	})
	slices.Sort(none)
	want := []string{"adresse", "ags", "anmeldung", "beginn", "e_mail", "einrichtung", "eintrag", "einzugsgebiet", "ende", "fruehere_kennungen",
		"fuer", "initiative_von", "kennung", "land", "netzwerk", "person", "plz", "pruefsumme", "quelle", "reihe", "sha256", "telefon",
		"uebergeordnet", "website"}
	if got := slices.Compact(none); !slices.Equal(got, want) {
		t.Errorf("no prose is\n%v, want\n%v", got, want)
	}
}

// The parts whose keys other fields hold.
func TestWhatRefersToAPart(t *testing.T) {
	refers := map[string]string{}
	walk(reflect.TypeFor[directory.Dossier](), func(_ reflect.Type, c column) {
		if part := c.Refers(); part != "" {
			refers[c.Name] = part
		}
	})
	want := map[string]string{"einrichtung": "einrichtungen", "uebergeordnet": "einrichtungen", "initiative_von": "einrichtungen",
		"person": "personen", "quelle": "quellen", "reihe": "terminreihen"}
	if !maps.Equal(refers, want) {
		t.Errorf("%v, want %v", refers, want)
	}
}
