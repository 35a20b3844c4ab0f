package referral_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// houses are two shelters: one says whom it takes in, the other says nothing.
func houses() directory.Dossier {
	d := apptest.OfferingNetwork()
	d.Network.Key, d.Network.Name, d.Region.Key = "haeuser", "Netzwerk der Häuser", "haeuser"
	house := func(key, name string, s directory.Service) directory.Institution {
		s.Key, s.Name, s.Topics = "a", name, []directory.Topic{"schutzunterkunft"}
		return directory.Institution{Key: key, Name: name, Sectors: []directory.Sector{directory.SectorShelter}, Services: []directory.Service{s},
			Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016"}}}
	}
	d.Institutions = []directory.Institution{
		house("haus-eins", "Haus Eins", directory.Service{Pets: true, Children: 3, ChildAge: 17, BoyAge: 12}),
		house("haus-zwei", "Haus Zwei", directory.Service{}),
	}
	d.Members = []directory.Membership{{Key: "m1", Institution: "haus-eins", Role: directory.RoleMember},
		{Key: "m2", Institution: "haus-zwei", Role: directory.RoleMember}}
	return d
}

func TestWhoComesAlongDecidesWhichHouseIsFound(t *testing.T) {
	t.Parallel()
	r := offered(t)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), houses(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		pairs []string
		found bool
	}{
		{nil, true},
		{[]string{"haustiere", "ja"}, true},
		{[]string{"kinder", "3"}, true}, {[]string{"kinder", "4"}, false},
		{[]string{"kind_alter", "17"}, true},
		{[]string{"junge_alter", "12"}, true}, {[]string{"junge_alter", "13"}, false},
		{[]string{"kinder", "2", "kind_alter", "16", "junge_alter", "9", "haustiere", "ja"}, true},
		{[]string{"kinder", "2", "kind_alter", "16", "junge_alter", "14"}, false},
	} {
		w := look(t, r, "/angebote", wanted(append([]string{"wo", "44623", "thema", "schutzunterkunft"}, test.pairs...)...))
		if got := slices.Contains(namesOf(t, w), "Haus Eins"); got != test.found {
			t.Errorf("%q: found %v, want %v", test.pairs, got, test.found)
		}
		if slices.Contains(namesOf(t, w), "Haus Zwei") != (test.pairs == nil) {
			t.Errorf("%q: a house that says nothing is found, or is missing where nobody asked", test.pairs)
		}
	}
	doc := apptest.Document(t, look(t, r, "/angebote", wanted("wo", "44623", "thema", "schutzunterkunft", "kinder", "3", "junge_alter", "12")))
	if why := doc.Find(`.hit:contains("Haus Eins") .why`).Text(); !strings.Contains(why, "höchstens 3 Kinder") || !strings.Contains(why, "Jungen bis 12 Jahre") {
		t.Errorf("it does not say why: %q", why)
	}
	if doc.Find(`#kinder option[selected]`).AttrOr("value", "") != "3" {
		t.Error("what was chosen is forgotten")
	}
	dropped := apptest.Document(t, look(t, r, "/angebote", wanted("wo", "44623", "thema", "schutzunterkunft", "kinder", "6", "ohne", "kinder:6")))
	if dropped.Find(`.hit:contains("Haus Zwei")`).Length() != 1 {
		t.Errorf("taken away, it still counts: %s", dropped.Find("#ergebnis").Text())
	}
	none := apptest.Document(t, look(t, r, "/angebote", wanted("wo", "44623", "thema", "schutzunterkunft", "kinder", "6")))
	if !slices.ContainsFunc(none.Find("#ergebnis button").Map(func(_ int, s *goquery.Selection) string { return s.Text() }),
		func(b string) bool { return strings.Contains(b, "ohne „Kinder“") }) {
		t.Errorf("with six children nothing leads on: %s", none.Find("#ergebnis").Text())
	}
}

func TestWrongAnswersAboutWhoComesAlongAreRefused(t *testing.T) {
	t.Parallel()
	r := offered(t)
	for field, value := range map[string]string{"kinder": "-1", "kind_alter": "99", "junge_alter": "zwölf", "haustiere": "vielleicht"} {
		w := look(t, r, "/angebote", wanted("wo", "44623", field, value))
		apptest.WantStatus(t, field, w, 422)
		if apptest.Document(t, w).Find("#"+field+"-fehler").Length() != 1 {
			t.Errorf("no word at %s", field)
		}
	}
}
