package finding_test

import (
	"net/url"
	"reflect"
	"slices"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/gazetteer"
)

func tools(t *testing.T) *gazetteer.Gazetteer {
	t.Helper()
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}

func TestOneFieldUnderstandsPlaceAndFilters(t *testing.T) {
	t.Parallel()
	atlas := tools(t)
	for _, test := range []struct {
		typed     string
		districts []string
		wanted    finding.Query
		unknown   string
	}{
		{typed: "44623", districts: []string{"05916"}},
		{typed: "44623 Herne", districts: []string{"05916"}},
		{typed: "Herne", districts: []string{"05916"}},
		{typed: "Kreis Soest", districts: []string{"05974"}},
		{typed: "44623 arabisch stufenlos kinder", districts: []string{"05916"}, wanted: finding.Query{Languages: []directory.Tongue{"ar"}, Audiences: []directory.Audience{"kinder"}, Access: []directory.Access{"stufenlos"}}},
		{typed: "Stalking in Herne", districts: []string{"05916"}, wanted: finding.Query{Topics: []directory.Topic{"stalking"}}},
		{typed: "Deutsch 44623 Stalking", districts: []string{"05916"}, wanted: finding.Query{Topics: []directory.Topic{"stalking"}}},
		{typed: "Türkisch, Chat", wanted: finding.Query{Languages: []directory.Tongue{"tr"}, Modes: []directory.Mode{"chat"}}},
		{typed: "häusliche Gewalt in Bad Sassendorf", districts: []string{"05974"}, wanted: finding.Query{Topics: []directory.Topic{"haeusliche_gewalt"}}},
		{typed: "irgendwas qqq Herne", districts: []string{"05916"}, unknown: "irgendwas qqq"},
		{typed: "Frauen 44623 Kurdisch", districts: []string{"05916"}, wanted: finding.Query{Audiences: []directory.Audience{"frauen"}, Languages: []directory.Tongue{"kmr"}}},
		{typed: "44623 qxqxqxqx", districts: []string{"05916"}, unknown: "qxqxqxqx"},
		{typed: "qxqxqxqx", unknown: "qxqxqxqx"},
		{typed: ""},
	} {
		q := finding.Query{Words: test.typed}
		at := q.Resolve(atlas)
		got := finding.Query{Topics: q.Topics, Audiences: q.Audiences, Languages: q.Languages, Access: q.Access, Modes: q.Modes}
		if !slices.Equal(at.Districts, test.districts) || q.Words != test.typed || !reflect.DeepEqual(got, test.wanted) || q.Line.Unknown.Said != test.unknown {
			t.Errorf("%q: %v, %q, %+v, line %+v (choices %v)", test.typed, at.Districts, q.Words, got, q.Line, at.Choices)
		}
		if len(at.Districts) > 0 && (at.Lat < 47 || at.Lon < 5) {
			t.Errorf("%q lies at %f, %f", test.typed, at.Lat, at.Lon)
		}
	}
}

func TestANameOfSeveralPlacesIsAQuestionUntilOneIsChosen(t *testing.T) {
	t.Parallel()
	atlas := tools(t)
	q := finding.Query{Words: "Neustadt"}
	at := q.Resolve(atlas)
	if len(at.Choices) < 2 || len(at.Districts) > 0 {
		t.Fatalf("Neustadt: %v, choices %v", at.Districts, at.Choices)
	}
	q.District = at.Choices[1].AGS
	if at = q.Resolve(atlas); len(at.Choices) > 0 || !slices.Equal(at.Districts, []string{q.District}) || at.Lat == 0 {
		t.Errorf("chosen: %+v", at)
	}
}

func TestWhatIsTypedSurvivesReadingAndIsRefusedByField(t *testing.T) {
	t.Parallel()
	form := url.Values{"wo": {" 44623  Herne "}, "thema": {"stalking"}, "zielgruppe": {"frauen"}, "sprache": {"ar"}, "barrierefreiheit": {"dgs", "stufenlos", "dgs"}, "weg": {"chat"},
		"umkreis": {"25"}, "offen": {"am"}, "tag": {"2026-11-23"}, "uhr": {"09:30"}, "seite": {"2"}}
	q, bad := finding.Read(form)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	again, bad := finding.Read(q.Values())
	if len(bad) > 0 || !reflect.DeepEqual(q, again) || q.Words != "44623 Herne" || len(q.Access) != 2 {
		t.Errorf("%+v is read again as %+v, %v", q, again, bad)
	}
	berlin, _ := time.LoadLocation("Europe/Berlin")
	if w := q.Wanted(finding.Place{}, time.Now().In(berlin)); w.Open.UTC() != time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC) {
		t.Errorf("open at %v", w.Open)
	}
	for field, value := range map[string]string{"wo": "a\x00b", "thema": "xx", "zielgruppe": "xx", "sprache": "xx", "barrierefreiheit": "xx", "weg": "xx", "umkreis": "-1", "offen": "xx", "kreis": "1",
		"seite": "99999999999999999999"} {
		if _, bad := finding.Read(url.Values{field: {value}}); bad[field] == "" {
			t.Errorf("%s=%q is let through", field, value)
		}
	}
	if _, bad := finding.Read(url.Values{"offen": {"am"}, "tag": {"31.2."}, "uhr": {"25:00"}}); bad["tag"] == "" || bad["uhr"] == "" {
		t.Errorf("a day and a time that are none: %v", bad)
	}
	q, bad = finding.Read(url.Values{"wo": {"\u202aSo\u00adest\u2009arabisch\u202c"}, "offen": {"am"}, "tag": {"2026\u201112\u201131"}, "uhr": {"24\u202fUhr"}})
	if len(bad) > 0 || q.Words != "Soest arabisch" || q.Day != "2027-01-01" || q.Clock != "00:00" {
		t.Errorf("with characters that nobody sees: %+v, %v", q, bad)
	}
	for typed, clock := range map[string]string{"23 Uhr": "23:00", "2.30": "02:30", "9h": "09:00"} {
		if q, bad := finding.Read(url.Values{"offen": {"am"}, "tag": {"2026-11-23"}, "uhr": {typed}}); len(bad) > 0 || q.Clock != clock {
			t.Errorf("%s o'clock: %q, %v", typed, q.Clock, bad)
		}
	}
	if q, _ := finding.Read(url.Values{}); !q.Empty() {
		t.Errorf("nothing is something: %+v", q)
	}
}
