package store_test

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

const braunschweig = "Interdisziplinäre Koordinierungsstelle Häusliche Gewalt für die Region Braunschweig"

func TestSearchFindsWhatPeopleMean(t *testing.T) {
	t.Parallel()
	public := open(t).loadExamples().at(directory.Public)
	for _, test := range []struct {
		words string
		first string   // the best match
		also  []string // others that must be among the matches
		fuzzy bool
	}{
		{"Frauenhaus", "Frauenhaus Herne", nil, false},
		{"Frauenhäuser", "", []string{"Frauenhaus Herne", "Arbeitskreis gegen Gewalt"}, false},
		{"Frauenhauser", "", []string{"Frauenhaus Herne", "Arbeitskreis gegen Gewalt"}, false},
		{"Frauenhaeuser", "", []string{"Frauenhaus Herne", "Arbeitskreis gegen Gewalt"}, false},
		{"Haeusliche Gewalt", "", []string{"Runder Tisch gegen häusliche Gewalt (Herne)",
			"Kreiskooperationsrunde „Häusliche Gewalt und Kinderschutz“"}, false},
		{"häusliche gewalt", "", []string{"Runder Tisch gegen häusliche Gewalt im Kreis Mettmann"}, false},
		{"weisser ring", "Weißer Ring e. V.", nil, false},
		{"Weißer Ring e.V.", "Weißer Ring e. V.", nil, false},
		{"Weißer Ring e. V.", "Weißer Ring e. V.", nil, false},
		{"WEISSER RING", "Weißer Ring e. V.", nil, false},
		{"Jugendamt", "", []string{"Fachbereich Kinder, Jugend und Familie", "Arbeitskreis gegen Gewalt"}, false},
		{"Allgemeiner Sozialer Dienst", "", []string{"Arbeitskreis gegen Gewalt", "Fachbereich Kinder, Jugend und Familie"}, false},
		{"Gleichstelung", "", []string{"Büro für Gleichstellung und Vielfalt"}, true},
		{"Kooperationsvereinbarung", "", []string{"Kreiskooperationsrunde „Häusliche Gewalt und Kinderschutz“", braunschweig}, false},
		{"Kooperatonsvereinbarung", "", []string{"Kreiskooperationsrunde „Häusliche Gewalt und Kinderschutz“", braunschweig}, true},
		{"Braunschweig", braunschweig, nil, false},
		{"Herne", "", []string{"Runder Tisch gegen häusliche Gewalt (Herne)"}, false},
		{"Fachtag", "", []string{"Erster Fachtag des lokalen Netzwerkes Kinderschutz und des Netzwerks Frühe Hilfen"}, false},
		{`"Runder Tisch"`, "", []string{"Runder Tisch gegen häusliche Gewalt (Herne)"}, false},
		{"Quantenphysik", "", nil, false},
	} {
		found, err := public.Search(t.Context(), store.LookUp(test.words))
		if err != nil {
			t.Fatalf("%q: %v", test.words, err)
		}
		if test.first == "" && test.also == nil {
			if len(found) != 0 {
				t.Errorf("%q finds %d things, the first %q; want nothing", test.words, len(found), found[0].Title)
			}
			continue
		}
		if len(found) == 0 || test.first != "" && found[0].Title != test.first {
			t.Errorf("%q finds first %v, want %q", test.words, titles(found), test.first)
			continue
		}
		if found[0].Fuzzy != test.fuzzy {
			t.Errorf("%q: found only nearly: %v, want %v", test.words, found[0].Fuzzy, test.fuzzy)
		}
		for _, want := range test.also {
			if !has(found, want) {
				t.Errorf("%q does not find %q, but %v", test.words, want, titles(found))
			}
		}
	}
}

func TestTheBestMatchComesFirst(t *testing.T) {
	t.Parallel()
	named := institution("rose")
	named.Name = "Beratungsstelle Wildrose"
	noted := institution("nelke")
	noted.Note = "arbeitet mit der Wildrose zusammen"
	alias := institution("lilie")
	alias.Aliases = []string{"Wildrose"}
	public := open(t).load(small("n", named, noted, alias)).at(directory.Public)
	found, err := public.Search(t.Context(), store.LookUp("Wildrose"))
	if err != nil || len(found) != 3 || found[0].Path != "/einrichtungen/rose" ||
		found[1].Path != "/einrichtungen/lilie" || found[2].Path != "/einrichtungen/nelke" {
		t.Errorf("name, other name, note is the order; got %v (%v)", titles(found), err)
	}
}

func TestSearchSaysInWhichNetworksAnInstitutionIs(t *testing.T) {
	t.Parallel()
	shared := institution("ring")
	shared.Name = "Weißer Ring e. V."
	public := open(t).load(small("b", shared)).load(small("a", shared)).at(directory.Public)
	found, err := public.Search(t.Context(), store.LookUp("weisser ring"))
	if err != nil || len(found) != 1 || strings.Join(found[0].Networks, ", ") != "Netzwerk a (Gebiet a), Netzwerk b (Gebiet b)" {
		t.Errorf("got %+v (%v)", found, err)
	}
}

func TestSearchReturnsAtMostItsLimit(t *testing.T) {
	t.Parallel()
	var many []directory.Institution
	for i := range 60 {
		inst := institution("i" + strings.Repeat("x", i))
		inst.Name = "Wildrose"
		many = append(many, inst)
	}
	public := open(t).load(small("n", many...)).at(directory.Public)
	for _, words := range []string{"Wildrose", "Wildrosse"} {
		if found, err := public.Search(t.Context(), store.LookUp(words)); err != nil || len(found) != 21 {
			t.Errorf("%q: %d matches (%v), want 21", words, len(found), err)
		}
	}
}

func TestNoWordsMakeSearchFail(t *testing.T) {
	t.Parallel()
	public := open(t).loadExamples().at(directory.Public)
	for _, words := range []string{
		"", " ", "\t\n", "'", "''", `"`, `""`, `"Runder`, `'; drop table networks; --`, ":*", "a:*", "<->", "a <-> b",
		"&", "|", "!", "!!", "a & b | !c", "(", ")", "((((", "-", "--", "-a", "or", "OR or OR",
		"und", "der die das und", "der", `\`, `\\`, "%", "_", "%%", "a%b_c", "$1", "{}", "[]", "*", "?", "🙂", "👩‍👧",
		"﷽", "עברית", "中文", "\u00a0", "\u200b", "\ufeff", "\u202e", "é", "e\u0301", "\x01", "\x7f",
		strings.Repeat("a", 10_000), strings.Repeat("ä", 5_000), strings.Repeat("a ", 5_000),
		strings.Repeat("jugendamt ", 1_000), strings.Repeat("\"", 10_000), strings.Repeat("(", 10_000),
		strings.Repeat("-", 10_000), strings.Repeat("- ", 100), strings.Repeat("-", 40) + "a", "a " +
			strings.Repeat("!-", 100), `"` + strings.Repeat("-", 50),
		strings.Repeat("-\u00a0", 50), strings.Repeat("(-", 50), strings.Repeat("–-", 60),
		strings.Repeat("Häusliche Gewalt Jugendamt Polizei Frauenhaus Gericht ", 180), strings.Repeat("🙂", 2_500),
		strings.Repeat("x y ", 2_500), "a" + strings.Repeat("'b", 3_000),
	} {
		if _, err := public.Search(t.Context(), store.LookUp(words)); err != nil {
			t.Errorf("%.40q (%d bytes): %v", words, len(words), err)
		}
	}
}

func TestNoRandomWordsMakeSearchFail(t *testing.T) {
	t.Parallel()
	public := open(t).loadExamples().at(directory.Public)
	rapid.Check(t, func(r *rapid.T) {
		words := strings.ReplaceAll(rapid.OneOf(rapid.String(),
			rapid.StringOf(rapid.RuneFrom([]rune(`ab "'-:*&|!<>()\%_ äß`)))).Draw(r, "words"), "\x00", "")
		if _, err := public.Search(context.Background(), store.LookUp(words)); err != nil {
			r.Errorf("%q: %v", words, err)
		}
	})
}

func has(found []directory.Found, title string) bool {
	for _, hit := range found {
		if hit.Title == title {
			return true
		}
	}
	return false
}

func titles(found []directory.Found) (titles []string) {
	for _, hit := range found {
		titles = append(titles, hit.Kind+" "+hit.Title)
	}
	return titles
}

// A name is looked for around the place; what is at work in the nearest Kreis comes first, and nothing from farther away.
func TestNamesAreLookedUpAroundAPlace(t *testing.T) {
	t.Parallel()
	jugendamt := func(network, ags string) directory.Dossier {
		i := institution("jugendamt-" + network)
		i.Name = "Jugendamt " + network
		i.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016"}}
		d := small(network, i)
		d.Region.Districts = []directory.District{{AGS: ags}}
		return d
	}
	public := open(t).load(jugendamt("fern", "09162"), jugendamt("daneben", "05562"), jugendamt("hier", "05916")).at(directory.Public)
	for _, words := range []string{"jugendamt", "Jugendmat"} { // the second only nearly
		found, err := public.Search(t.Context(), store.Lookup{Words: []string{words}, Near: []string{"05916", "05562"}, Similar: true})
		if err != nil || len(found) < 2 || found[0].Title != "Jugendamt hier" || found[0].District != "05916" || len(found[0].Contacts) != 1 {
			t.Fatalf("%s: %v, %+v", words, err, found)
		}
		for _, f := range found {
			if f.District != "05916" && f.District != "05562" {
				t.Errorf("%s: %s is found in %q", words, f.Title, f.District)
			}
		}
	}
	if found, err := public.Search(t.Context(), store.Lookup{Words: []string{"jugendamt"}, Near: []string{"01001"}}); err != nil || len(found) > 0 {
		t.Errorf("where nobody is: %v, %+v", err, found)
	}
	if found, err := public.Search(t.Context(), store.LookUp("jugendamt")); err != nil || len(found) < 3 {
		t.Errorf("everywhere: %v, %d found", err, len(found))
	}
}
