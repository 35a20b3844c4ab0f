package finding_test

import (
	"net/url"
	"slices"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
)

// typed sends a form as an answer showed it, with other words in the field or a button pressed.
func typed(t *testing.T, q finding.Query, changes ...string) finding.Query {
	t.Helper()
	form := q.Values()
	for i := 0; i < len(changes); i += 2 {
		form.Set(changes[i], changes[i+1])
	}
	next, bad := finding.Read(form)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	next.Resolve(tools(t))
	return next
}

func first(t *testing.T, words string) finding.Query {
	t.Helper()
	q, _ := finding.Read(url.Values{finding.FieldWords: {words}})
	q.Resolve(tools(t))
	return q
}

// Whoever sits down next is not searched with what the last one needed.
func TestTheLatestTypingWins(t *testing.T) {
	t.Parallel()
	q := first(t, "44623 türkisch frauen")
	if !slices.Equal(q.Languages, []directory.Tongue{"tr"}) || !slices.Equal(q.Audiences, []directory.Audience{"frauen"}) || q.Words != "44623 türkisch frauen" {
		t.Fatalf("%+v", q)
	}
	next := typed(t, q, finding.FieldWords, "59494 arabisch kinder")
	if !slices.Equal(next.Languages, []directory.Tongue{"ar"}) || !slices.Equal(next.Audiences, []directory.Audience{"kinder"}) || len(next.Line.Replaced) != 2 {
		t.Errorf("other words of the same kinds: %+v", next)
	}
	next = typed(t, q, finding.FieldWords, "59494 stalking")
	if len(next.Languages)+len(next.Audiences) > 0 || !slices.Equal(next.Topics, []directory.Topic{"stalking"}) || len(next.Line.Replaced) != 2 {
		t.Errorf("words of another kind: what came of the words before is still there: %+v", next)
	}
	back := typed(t, next, finding.FieldBack, next.Line.Replaced[0].Without())
	if len(back.Languages)+len(back.Audiences) != 1 || len(back.Topics) != 1 {
		t.Errorf("taken back: %+v", back)
	}
	chosen := typed(t, q, finding.FieldTopic, "recht")
	if chosen = typed(t, chosen, finding.FieldWords, "59494"); !slices.Equal(chosen.Topics, []directory.Topic{"recht"}) || len(chosen.Languages) > 0 {
		t.Errorf("what was chosen by hand went with the words: %+v", chosen)
	}
}

func TestAFilterThatWasTakenAwayStaysAway(t *testing.T) {
	t.Parallel()
	q := first(t, "44623 stalking frauen jugendamt")
	q = typed(t, q, finding.FieldDrop, finding.Filter{Field: finding.FieldTopic, Value: "stalking"}.Without())
	if len(q.Topics) > 0 || len(q.Audiences) != 1 {
		t.Errorf("without the topic: %+v", q)
	}
	q = typed(t, q, finding.FieldPage, "2")
	if len(q.Topics) > 0 || q.Page != 2 {
		t.Errorf("on the next page: %+v", q)
	}
	q = typed(t, q, finding.FieldDrop, q.Line.Lookups[0].Without())
	if q.Words != "44623 stalking frauen" || len(q.Topics) > 0 || len(q.Line.Lookups) > 0 {
		t.Errorf("without the name: %+v", q)
	}
	q = typed(t, q, finding.FieldDrop, q.Line.Place.Without())
	if q.Words != "stalking frauen" || q.Line.Place.Said != "" || len(q.Topics) > 0 {
		t.Errorf("without the place: %+v", q)
	}
}

func TestAllThatOneLineAsksForBecomesFilters(t *testing.T) {
	t.Parallel()
	q := first(t, "44623 geld wohnung türkisch arabisch kinder gehörlos stufenlos chat telefon")
	if len(q.Topics) < 2 || len(q.Languages) != 2 || len(q.Audiences) < 1 || len(q.Access) < 2 || len(q.Modes) < 2 {
		t.Errorf("%+v", q)
	}
}

func TestAPostcodeThatThereIsNoneOfOffersWhatIsNearby(t *testing.T) {
	t.Parallel()
	q := finding.Query{Words: "99999"}
	if at := q.Resolve(tools(t)); !at.Near || len(at.Choices) == 0 || len(at.Districts) > 0 {
		t.Errorf("%+v", at)
	}
	for words, fault := range map[string]string{"00000": "search.fault.postcode", "5949": "search.fault.digits", "44623": "search.fault.postcode", "Herne": ""} {
		if got := (finding.Query{Words: words}).Digits(); got != fault {
			t.Errorf("%s: %q", words, got)
		}
	}
}
