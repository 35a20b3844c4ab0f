package parts_test

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/parts"
)

// values makes what stands in a form of „name=text" lines.
func values(lines string) url.Values {
	v := url.Values{}
	for line := range strings.FieldsFuncSeq(lines, func(r rune) bool { return r == '\n' }) {
		if name, text, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			v.Add(name, text)
		}
	}
	return v
}

// written is a form in lines, without what is empty, then the sides and the rows about which there is something to say.
func written(t parts.Together) string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(t.Values)) {
		for _, text := range t.Values[name] {
			if text != "" && name != "kontakte" {
				lines = append(lines, name+"="+text)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.Of)) {
		lines = append(lines, fmt.Sprint(name, " ", [...]string{"nobody", "mine", "theirs", "joined", "both"}[t.Of[name].Side]))
	}
	for _, name := range slices.Sorted(maps.Keys(t.Rows)) {
		lines = append(lines, fmt.Sprint(name, " ", [...]string{"stayed", "added", "gone", "left"}[t.Rows[name]]))
	}
	return strings.Join(append(lines, fmt.Sprint("clear ", t.Clear())), "\n")
}

func TestContactsAreComparedValueByValue(t *testing.T) {
	const a = "kontakte=ja\nkontakte.0.kennung=a\nkontakte.0.art=hilfe\nkontakte.0.telefon=1\nkontakte.0.e_mail=\n"
	const b = "kontakte.1.kennung=b\nkontakte.1.art=hilfe\nkontakte.1.telefon=5\n"
	p, _ := parts.Named("einrichtungen")
	for _, test := range []struct{ name, before, mine, theirs, want string }{
		{"different values of one contact", a, strings.Replace(a, "telefon=1", "telefon=2", 1), strings.Replace(a, "e_mail=", "e_mail=x@example.org", 1),
			"kontakte.0.art=hilfe\nkontakte.0.e_mail=x@example.org\nkontakte.0.kennung=a\nkontakte.0.telefon=2\n" +
				"kontakte.0.e_mail theirs\nkontakte.0.telefon mine\nclear true"},
		{"the same value", a, strings.Replace(a, "telefon=1", "telefon=2", 1), strings.Replace(a, "telefon=1", "telefon=3", 1),
			"kontakte.0.art=hilfe\nkontakte.0.kennung=a\nkontakte.0.telefon=2\nkontakte.0.telefon both\nclear false"},
		{"the same, to the same", a, strings.Replace(a, "telefon=1", "telefon=2", 1), strings.Replace(a, "telefon=1", "telefon=2", 1),
			"kontakte.0.art=hilfe\nkontakte.0.kennung=a\nkontakte.0.telefon=2\nclear true"},
		{"each adds one", a, a + "kontakte.1.telefon=7\nkontakte.1.kennung=", a + b,
			"kontakte.0.art=hilfe\nkontakte.0.kennung=a\nkontakte.0.telefon=1\nkontakte.1.art=hilfe\nkontakte.1.kennung=b\n" +
				"kontakte.1.telefon=5\nkontakte.2.telefon=7\nkontakte.1. added\nclear true"},
		{"each adds the same", a, a + strings.Replace(b, "kennung=b", "kennung=", 1), a + b,
			"kontakte.0.art=hilfe\nkontakte.0.kennung=a\nkontakte.0.telefon=1\nkontakte.1.art=hilfe\nkontakte.1.kennung=b\n" +
				"kontakte.1.telefon=5\nkontakte.1. added\nclear true"},
		{"they removed one that was left alone", a + b, a + b, a, "kontakte.0.art=hilfe\nkontakte.0.kennung=a\n" +
			"kontakte.0.telefon=1\nclear true"},
		{"they removed one that was changed", a + b, a + strings.Replace(b, "=5", "=6", 1), a,
			"kontakte.0.art=hilfe\nkontakte.0.kennung=a\nkontakte.0.telefon=1\nkontakte.1.art=hilfe\nkontakte.1.kennung=b\n" +
				"kontakte.1.telefon=6\nkontakte.1.telefon mine\nkontakte.1. gone\nclear false"},
		{"one is removed that they changed", a + b, a, a + strings.Replace(b, "=5", "=6", 1),
			"kontakte.0.art=hilfe\nkontakte.0.kennung=a\nkontakte.0.telefon=1\nkontakte.1._weg=ja\nkontakte.1.art=hilfe\n" +
				"kontakte.1.kennung=b\nkontakte.1.telefon=6\nkontakte.1.telefon theirs\nkontakte.1. left\nclear false"},
		{"one is removed, one changed", a + b, "kontakte=ja\n" +
			"" + strings.ReplaceAll(b, ".1.", ".0."), a + strings.Replace(b, "=5", "=6", 1),
			"kontakte.0.art=hilfe\nkontakte.0.kennung=b\nkontakte.0.telefon=6\nkontakte.0.telefon theirs\nclear true"},
		{"nobody else sees it now", a, strings.Replace(a, "telefon=1", "telefon=2", 1), a + "kontakte.0.sichtbarkeit=koordination",
			"kontakte.0.art=hilfe\nkontakte.0.kennung=a\nkontakte.0.sichtbarkeit=koordination\nkontakte.0.telefon=2\n" +
				"kontakte.0.sichtbarkeit theirs\nkontakte.0.telefon mine\nclear false"},
	} {
		t.Run(test.name, func(t *testing.T) {
			mine := values(test.mine)
			if strings.Contains(test.theirs, "sichtbarkeit") {
				mine.Set("kontakte.0.sichtbarkeit", "")
			}
			stand := parts.ParseStand(p.StandOf(values(test.before)).String())
			if got := written(p.Together(stand, mine, values(test.theirs))); got != test.want {
				t.Error(cmp.Diff(test.want, got))
			}
		})
	}
	for _, broken := range []string{"", "x", "art:zz text", ":::", "\x00", "AAAA"} {
		got := p.Together(parts.ParseStand(broken), values(a), values(strings.Replace(a, "telefon=1", "telefon=3", 1)))
		if c := got.Of["kontakte.0.telefon"]; c.Side != parts.Both || c.Known || got.Values.Get("kontakte.0.telefon") != "1" {
			t.Errorf("a stand of %q gives %+v", broken, c)
		}
	}
}

func TestWhatIsTickedIsJoined(t *testing.T) {
	p, _ := parts.Named("angebote")
	stand := p.StandOf(url.Values{"sprachen": {"tr", "ar"}})
	got := p.Together(stand, url.Values{"sprachen": {"tr", "ar", "ru"}}, url.Values{"sprachen": {"tr", "fa"}})
	if got.Of["sprachen"].Side != parts.Joined || !slices.Equal(got.Values["sprachen"], []string{"tr", "fa", "ru"}) || !got.Clear() {
		t.Errorf("%+v", got)
	}
}

func TestWhatIsSavedIsChosenByTheKeyOfItsRow(t *testing.T) {
	p, _ := parts.Named("einrichtungen")
	stand := p.StandOf(values("name=Gespeichert\nkontakte=ja\nkontakte.0.kennung=a\nkontakte.0.telefon=1\n" +
		"kontakte.1.kennung=b\nkontakte.1.telefon=5\n"))
	posted := values("name=Mein\n_gilt.name=gespeichert\nkontakte=ja\nkontakte.0.kennung=b\nkontakte.0.telefon=7\n" +
		"_gilt.kontakte.0.telefon=gespeichert\nkontakte.1.kennung=a\nkontakte.1.telefon=8\n_gilt.kontakte.1.telefon=")
	p.Choose(posted, stand)
	if posted.Get("name") != "Gespeichert" || posted.Get("kontakte.0.telefon") != "5" || posted.Get("kontakte.1.telefon") != "8" {
		t.Errorf("%v", posted)
	}
}

// Of random entries: a form in which nothing was changed becomes what is stored, and one that nobody interfered with stays.
func TestAFormThatChangedNothingTakesEverything(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		one, other := dossiertest.Dossier().Draw(r, "one"), dossiertest.Dossier().Draw(r, "other")
		for _, p := range parts.All() {
			x, y := p.Entries(&one), p.Entries(&other)
			if len(x) == 0 || len(y) == 0 {
				continue
			}
			a, b := x[0].Values(), y[0].Values()
			stand := parts.ParseStand(p.StandOf(a).String())
			typed := p.Typed(posted(p, a))
			if got := p.Together(stand, typed, a); len(p.Differ(got.Values, typed)) > 0 || got.TakesTheirs(typed) {
				r.Fatalf("%s: nobody interfered: %v, typed %v", p.Slug, got.Values, typed)
			}
			if len(p.Differ(typed, a)) > 0 {
				continue // reading it changes it
			}
			got := p.Together(stand, typed, b)
			for _, f := range p.Differ(got.Values, b) {
				r.Fatalf("%s: %s is %v, stored is %v", p.Slug, f.Tag, got.Values[f.Tag], b[f.Tag])
			}
		}
	})
}

// posted is a form as browsers send it that shows these values.
func posted(p parts.Part, shown url.Values) url.Values {
	sent := url.Values{}
	for _, f := range p.Fields {
		sent[f.Tag] = []string{""}
	}
	maps.Copy(sent, shown)
	return sent
}
