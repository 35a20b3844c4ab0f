package parts_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/examples"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
)

// without are fields of documents that no form has, and why.
var without = map[string]string{
	"netzwerk.fruehere_kennungen":            "grows by itself when the address of the network changes",
	"gebiet.kennung":                         "names the region across networks; never shown",
	"einrichtungen.fruehere_kennungen":       "grows by itself",
	"einrichtungen.kontakte.person":          "persons stand at the contacts of networks only",
	"einrichtungen.angebote.kontakte.person": "persons stand at the contacts of networks only",
	"kein_schutzort.eintrag":                 "the answer to a question that is asked when something is saved",
	"kein_schutzort.pruefsumme":              "the answer to a question that is asked when something is saved",
	"kein_schutzort.am":                      "the answer to a question that is asked when something is saved",
	"kein_schutzort.durch":                   "the answer to a question that is asked when something is saved",
	"mitglieder.einrichtung":                 "chosen when the member is added; another institution is another member",
}

// Everything that a document can say of a network can be said in a form.
func TestEveryFieldOfADocumentHasAFieldInAForm(t *testing.T) {
	unused := map[string]bool{}
	for path := range without {
		unused[path] = true
	}
	has := map[string]bool{}
	for _, p := range parts.All() {
		path := p.Path
		if path == "" {
			path = p.Slug
		}
		if p.Within != "" {
			path = p.Within + "." + path
		}
		has[path] = true
		for _, f := range p.Fields {
			has[path+"."+f.Tag] = true
			for _, g := range f.Fields {
				has[path+"."+f.Tag+"."+g.Tag] = true
			}
		}
	}
	var walk func(typ reflect.Type, path string)
	walk = func(typ reflect.Type, path string) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct {
			delete(unused, path)
			if !has[path] && without[path] == "" && (!strings.HasSuffix(path, ".kennung") || path == "netzwerk.kennung") {
				t.Errorf("%s has no field in a form", path)
			}
			return
		}
		for i := range typ.NumField() {
			tag, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ",")
			if tag != "-" {
				walk(typ.Field(i).Type, strings.TrimPrefix(path+"."+tag, "."))
			}
		}
	}
	walk(reflect.TypeFor[directory.Dossier](), "")
	for path := range unused {
		t.Errorf("%s is an exception for nothing", path)
	}
}

// And every field of a form leads to a field of documents.
func TestEveryFieldOfAFormIsThere(t *testing.T) {
	for _, p := range parts.All() {
		var d directory.Dossier
		var e parts.Entry
		if p.Single {
			e = p.Entries(&d)[0]
		} else {
			e = p.Add(&d, "neu")
		}
		for _, f := range p.Fields {
			value := map[parts.Widget]string{parts.Number: "7", parts.Decimal: "7,5", parts.YesNo: parts.Ticked, parts.Date: "2020", parts.Level: "fachkraefte", parts.Sectors: "polizei", parts.Link: "https://example.org", parts.Phone: "02921 302546", parts.Areas: "05916", parts.OpenHours: "Mo–Fr 09:00–12:00"}[f.Widget]
			if value == "" {
				value = "x"
			}
			if f.Widget == parts.Choice || f.Widget == parts.Picks {
				value = f.Options[0].Value
			}
			if f.Widget == parts.Rows {
				continue
			}
			before := fmt.Sprintf("%#v", e.Alone())
			if f.Tag == "rhythmus.text" {
				e.Write(e.Typed(map[string][]string{"rhythmus.alle_monate": {""}, "rhythmus.angestrebt": {""}}), editing.NewKey)
				before = fmt.Sprintf("%#v", e.Alone())
			}
			if bad := e.Write(e.Typed(map[string][]string{f.Tag: {value}}), editing.NewKey); len(bad) > 0 {
				t.Errorf("%s.%s: %v", p.Slug, f.Tag, bad)
			}
			if got := e.Values().Get(f.Tag); got != value {
				t.Errorf("%s.%s holds %q after %q was written (%s)", p.Slug, f.Tag, got, value, before)
			}
		}
	}
}

func dossiers(t testing.TB) []directory.Dossier {
	t.Helper()
	entries, err := examples.Files.ReadDir("networks")
	if err != nil {
		t.Fatal(err)
	}
	var all []directory.Dossier
	for _, entry := range entries {
		data, err := examples.Files.ReadFile("networks/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		d, err := document.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// What a form shows, written into the entry again, changes nothing; written into an empty one, it makes the same entry.
func TestWhatAFormShowsIsWhatTheEntryIs(t *testing.T) {
	seen := 0
	for _, d := range dossiers(t) {
		for i := range d.Contacts { // one that is typed anew is kept in one form
			d.Contacts[i].Phone = directory.PhoneText(d.Contacts[i].Phone)
		}
		want, err := document.Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts.All() {
			for _, e := range p.Entries(&d) {
				seen++
				typed := p.For(e.Kind(&d)).Typed(e.Values())
				if bad := e.Write(typed, editing.NewKey); len(bad) > 0 {
					t.Errorf("%s %s/%s: %v", d.Network.Key, p.Slug, e.Key(), bad)
				}
				if p.Single || p.Slug == "mitglieder" || p.Slug == "einrichtungen" {
					continue
				}
				var empty directory.Dossier
				again := p.Add(&empty, e.Key())
				again.Write(typed, editing.NewKey)
				if !p.Has("zitate") && editing.Fingerprint(again.Alone()) != editing.Fingerprint(e.Alone()) {
					t.Errorf("%s %s/%s becomes %#v", d.Network.Key, p.Slug, e.Key(), again.Value())
				}
			}
		}
		if got, _ := document.Encode(d); string(got) != string(want) {
			t.Errorf("%s is another network now", d.Network.Key)
		}
	}
	if seen < 300 {
		t.Errorf("only %d entries were looked at", seen)
	}
}

func TestWhatPeopleType(t *testing.T) {
	for _, test := range []struct{ name, part, field, typed, shown, fault string }{
		{"a day as people write it", "termine", "datum", "12.6.2024", "12.06.2024", ""},
		{"a month as people write it", "termine", "datum", "6/2024", "Juni 2024", ""},
		{"a day that there is not", "termine", "datum", "31. Februar 2027", "", "Den 31. Februar gibt es nicht."},
		{"an inferred year", "termine", "datum", "2023?-11-21", "21.11.2023|unsicher", ""},
		{"a clock", "termine", "beginn", "9 Uhr", "09:00", ""},
		{"a clock with a point", "termine", "beginn", "9.30", "09:30", ""},
		{"a number with a point", "gebiet", "einwohner_ca", "300.000", "300000", ""},
		{"a number below nothing", "gebiet", "einwohner_ca", "-1", "", "ganze Zahl"},
		{"a number that no column holds", "gebiet", "einwohner_ca", "99999999999999999999", "", "ganze Zahl"},
		{"a word for a number", "gebiet", "einwohner_ca", "viele", "", "ganze Zahl"},
		{"an address without its beginning", "quellen", "adresse", "www.example.org/a", "https://www.example.org/a", ""},
		{"a list with empty lines", "netzwerk", "themen", "a\r\n\r\n  b \r\n", "a\nb", ""},
		{"paragraphs", "meldungen", "zusammenfassung", "a\r\nb\r\n\r\n \r\nc", "a\nb\n\nc", ""},
		{"letters with their accents apart", "ziele", "text", "Gewalt gegen Ma\u0308nner", "Gewalt gegen Männer", ""},
		{"a NUL", "ziele", "text", "a\x00b", "", "unsichtbare Zeichen"},
		{"marks of direction", "ziele", "text", "\u202aa\u200e\u202c b", "a b", ""},
		{"a soft hyphen, a thin space, a hyphen that does not break", "ziele", "text", "Haus\u00adhalt\u2009A\u2011Z", "Haushalt A-Z", ""},
		{"midnight", "termine", "ende", "24 Uhr", "24:00", ""},
		{"a clock with an h", "termine", "beginn", "20h", "20:00", ""},
		{"hours over midnight", "angebote", "zeiten", "Mo–Do 16–8 Uhr\nn. V.", "Mo–Do 16:00–08:00\nn. V.", ""},
		{"bytes that are no text", "ziele", "text", "a\xff", "", "unsichtbare Zeichen"},
		{"too long", "ziele", "text", strings.Repeat("ä", directory.MaxText), "", "zu lang"},
		{"a line that is too long", "netzwerk", "themen", "a\n" + strings.Repeat("b", directory.MaxText+1), "", "zu lang"},
		{"a choice that there is not", "ziele", "art", "unfug", "", "Möglichkeiten"},
		{"a sector that there is not", "einrichtungen", "arten", "unfug", "", "Liste"},
		{"nothing where something must stand", "ziele", "text", " \t", "", "fehlt"},
		{"boxes ticked", "angebote", "themen", "recht", "recht", ""},
		{"a box that there is not", "angebote", "themen", "unfug", "", "Liste"},
		{"areas typed in a row", "angebote", "einzugsgebiet", "05916, 05;DE", "05916|05|DE", ""},
		{"an area that there is not", "angebote", "einzugsgebiet", "Herne", "", "„Herne“ ist kein amtlicher Schlüssel"},
		{"hours as people write them", "angebote", "zeiten", "montags 9 bis 12 Uhr\r\n\r\nDi+Do 14-17:30 (nur mit Termin)", "Mo 09:00–12:00\nDi, Do 14:00–17:30, nur mit Termin", ""},
		{"hours that nobody understands", "angebote", "zeiten", "Mo 9-12\nvormittags", "", "Zeile 2 („vormittags“)"},
		{"no choice where one must be made", "ziele", "art", "", "", "Möglichkeiten"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, _ := parts.Named(test.part)
			var d directory.Dossier
			var e parts.Entry
			if p.Single {
				e = p.Entries(&d)[0]
			} else {
				e = p.Add(&d, "neu")
			}
			bad := e.Write(p.Typed(map[string][]string{test.field: {test.typed}}), editing.NewKey)
			if test.fault != "" {
				if !strings.Contains(bad[test.field], test.fault) {
					t.Errorf("the fault is %q", bad[test.field])
				}
				return
			}
			if got := strings.Join(e.Values()[test.field], "|"); len(bad) > 0 || got != test.shown {
				t.Errorf("%q is shown, %v", got, bad)
			}
		})
	}
}

func TestRowsComeGoAndKeepTheirKeys(t *testing.T) {
	p, _ := parts.Named("meldungen")
	d := directory.Dossier{Notices: []directory.Notice{{Key: "m", Title: "M", Figures: []directory.Figure{{Key: "eins", Claim: "1", Origin: "a"}, {Key: "zwei", Claim: "2", Origin: "b"}, {Key: "drei", Claim: "3", Origin: "c"}}}}}
	e := p.Entries(&d)[0]
	posted := map[string][]string{
		"zahlen": {"ja"}, "zahlen.0.kennung": {"eins"}, "zahlen.0.aussage": {""}, "zahlen.0.herkunft": {" "}, // emptied
		"zahlen.1.kennung": {"zwei"}, "zahlen.1.aussage": {"zwei!"}, "zahlen.1.herkunft": {"b"},
		"zahlen.2.kennung": {"drei"}, "zahlen.2.aussage": {"3"}, "zahlen.2.herkunft": {"c"}, "zahlen.2._weg": {"ja"},
		"zahlen.3.kennung": {""}, "zahlen.3.aussage": {"Vier Fälle"}, "zahlen.3.herkunft": {"d"},
		"zahlen.4.kennung": {"zwei"}, "zahlen.4.aussage": {"a stolen key"}, "zahlen.4.herkunft": {"e"},
		"zahlen.5.kennung": {""}, "zahlen.5.aussage": {""}, "zahlen.5.herkunft": {""}, // the empty row
		"zahlen.07.aussage": {"x"}, "zahlen.-1.aussage": {"x"}, "zahlen.99999.aussage": {"x"},
	}
	if bad := e.Write(p.Typed(posted), editing.NewKey); len(bad) > 0 {
		t.Error(bad)
	}
	want := []directory.Figure{{Key: "zwei", Claim: "zwei!", Origin: "b"}, {Key: "vier-faelle", Claim: "Vier Fälle", Origin: "d"}, {Key: "a-stolen-key", Claim: "a stolen key", Origin: "e"}}
	if got := d.Notices[0].Figures; !slices.Equal(got, want) {
		t.Errorf("%#v", got)
	}
	e.Write(p.Typed(map[string][]string{"titel": {"M"}}), editing.NewKey)
	if len(d.Notices[0].Figures) != 3 {
		t.Error("rows that are not in the form are gone")
	}
	e.Write(p.Typed(map[string][]string{"zahlen": {"ja"}}), editing.NewKey)
	if len(d.Notices[0].Figures) != 0 {
		t.Error("rows that were all taken out are still there")
	}
}

func TestFaultsFindTheirField(t *testing.T) {
	d := directory.Dossier{
		Goals:        []directory.Goal{{Key: "a", Text: "A"}, {Key: "b", Text: "B"}},
		Institutions: []directory.Institution{{Key: "x", Name: "X"}},
		Network:      directory.Network{Periods: []directory.Period{{Key: "p", Status: "aktiv"}}},
	}
	inst, period := fault.Entry("einrichtungen", 1), fault.At("netzwerk").Entry("zeitraeume", 1)
	var found fault.Invalid
	for sentence, path := range map[fault.Sentence]fault.Path{
		"1": fault.Entry("ziele", 1).Field("text"), "2": fault.Entry("ziele", 2).Field("text"), "k": fault.Entry("ziele", 2).Field("kennung"),
		"3": inst.Entry("kontakte", 2).Field("telefon"), "4": inst.Entry("arten", 2), "5": inst.Field("anschriften"),
		"6": period.Field("von"), "7": fault.At("netzwerk", "rhythmus", "alle_monate"), "8": fault.At("gebiet"), "9": nil,
	} {
		found.Add(path, sentence)
	}
	for _, test := range []struct {
		part, key string
		want      map[string]string
		rest      int
	}{
		{"ziele", "b", map[string]string{"text": "2"}, 9},
		{"einrichtungen", "x", map[string]string{"kontakte.1.telefon": "3", "arten": "2. Eintrag: 4", "anschriften": "5"}, 7},
		{"zeitraeume", "p", map[string]string{"von": "6"}, 9},
		{"netzwerk", "", map[string]string{"rhythmus.alle_monate": "7"}, 9},
	} {
		p, _ := parts.Named(test.part)
		e, _ := p.Find(&d, test.key)
		bad, rest := e.Faults(&d, found)
		if !reflect.DeepEqual(bad, test.want) || len(rest) != test.rest {
			t.Errorf("%s: %v and %d others: %v", test.part, bad, len(rest), rest)
		}
	}
}

func TestEntriesWithinEntries(t *testing.T) {
	p, _ := parts.Named("angebote")
	d := directory.Dossier{Institutions: []directory.Institution{
		{Key: "x", Name: "X", Services: []directory.Service{{Key: "a", Name: "A"}, {Key: "b", Name: "B"}, {Key: "c", Name: "C"}}},
		{Key: "y", Name: "Y", Services: []directory.Service{{Key: "a", Name: "D"}}}, {Key: "z", Name: "Z"},
	}}
	keys := func() string { return strings.Join(p.Keys(&d), " ") }
	if keys() != "x.a x.b x.c y.a" {
		t.Fatalf("the keys are %s", keys())
	}
	e, ok := p.Find(&d, "y.a")
	if !ok || e.Owner() != "y" || e.Name(&d) != "D" {
		t.Errorf("y.a is %q of %q", e.Name(&d), e.Owner())
	}
	if alone := e.Alone(); len(alone.Institutions) != 1 || alone.Institutions[0].Name != "" || len(alone.Institutions[0].Services) != 1 {
		t.Errorf("alone it is %+v", e.Alone())
	}
	p.Reorder(&d, "x.c", 0)
	p.Add(&d, "z.neu")
	p.Remove(&d, "x.a")
	p.Remove(&d, "unknown.a")
	p.Reorder(&d, "y.a", 7)
	if keys() != "x.c x.b y.a z.neu" {
		t.Errorf("the keys are %s", keys())
	}
	var found fault.Invalid
	inst := fault.Entry("einrichtungen", 1)
	found.Add(inst.Field("angebote"), fault.Sentence("5"))
	found.Add(inst.Entry("angebote", 1).Field("name"), fault.Sentence("3"))
	found.Add(inst.Entry("angebote", 2).Entry("zeiten", 1), fault.Sentence("1"))
	found.Add(inst.Entry("angebote", 2).Field("ansprechperson").Field("name"), fault.Sentence("2"))
	found.Add(fault.Entry("einrichtungen", 2).Field("name"), fault.Sentence("4"))
	e, _ = p.Find(&d, "x.b")
	bad, rest := e.Faults(&d, found)
	if !reflect.DeepEqual(bad, map[string]string{"zeiten": "1. Eintrag: 1", "ansprechperson.name": "2"}) {
		t.Errorf("the faults of the form: %v", bad)
	}
	want := []parts.Elsewhere{{Where: "Einrichtungen, X", Part: "einrichtungen", Key: "x", Reason: "5"}, {Part: "angebote", Key: "x.c", Where: "Angebote, C", Reason: "3"}, {Part: "einrichtungen", Key: "y", Where: "Einrichtungen, Y", Reason: "4"}}
	if !reflect.DeepEqual(rest, want) {
		t.Errorf("elsewhere: %+v", rest)
	}
	institutions, _ := parts.Named("einrichtungen")
	x, _ := institutions.Find(&d, "x")
	if bad, rest := x.Faults(&d, found); len(bad) != 0 || rest[0].Reason != "5" || rest[0].Part != "" || rest[1].Part != "angebote" {
		t.Errorf("of the institution: %v %+v", bad, rest)
	}
}

// Boxes are sent in the order of the page: that alone is no change.
func TestTheOrderOfBoxesIsNoChange(t *testing.T) {
	p, _ := parts.Named("angebote")
	d := directory.Dossier{Institutions: []directory.Institution{{Key: "x", Services: []directory.Service{{Key: "a", Name: "A", Topics: []directory.Topic{"recht", "stalking"}, Areas: []string{"DE", "05916"}}}}}}
	e, _ := p.Find(&d, "x.a")
	typed := p.Typed(map[string][]string{"themen": {"stalking", "recht"}, "einzugsgebiet": {"05916", "DE"}})
	if differ := p.Differ(typed, e.Values()); len(differ) != 0 {
		t.Errorf("%v", differ)
	}
	e.Write(p.Typed(map[string][]string{"themen": {"geld", "stalking", "recht"}, "einzugsgebiet": {""}}), editing.NewKey)
	if s := d.Institutions[0].Services[0]; !slices.Equal(s.Topics, []directory.Topic{"recht", "stalking", "geld"}) || s.Areas != nil {
		t.Errorf("%v %v", s.Topics, s.Areas)
	}
}
