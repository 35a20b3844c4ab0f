// Package finding reads what people type who look for a service: a place, words, filters. It knows no database.
package finding

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
)

// The fields of a search form. The last two come of a button: a value that is to go, or to come back, as „field:value".
const (
	FieldWords    = "wo"
	FieldDistrict = "kreis" // chosen where a name means several
	FieldRadius   = "umkreis"
	FieldTopic    = "thema"
	FieldAudience = "zielgruppe"
	FieldLanguage = "sprache"
	FieldAccess   = "barrierefreiheit"
	FieldMode     = "weg"
	FieldPets     = "haustiere"
	FieldChildren = "kinder"
	FieldChildAge = "kind_alter"
	FieldBoyAge   = "junge_alter"
	FieldOpen     = "offen" // OpenNow or OpenThen
	FieldDay      = "tag"   // 2026-11-23
	FieldClock    = "uhr"   // 09:30
	FieldPage     = "seite"
	FieldBefore   = "zuvor" // the words that the form was answered for
	FieldClear    = "leer"  // all is to go
	FieldDrop     = "ohne"
	FieldBack     = "dazu"
)

// When something must be open: at once, or at a day and time.
const (
	OpenNow  = "jetzt"
	OpenThen = "am"
)

// Radii are the distances to choose from, in kilometres; 0 is however far.
var Radii = []int{10, 25, 50, 100, 0}

// UsualRadius is the distance where none was chosen: it reaches into the neighbouring Kreise.
const UsualRadius = 50

// Limits of what is typed, in characters, and of pages.
const (
	maxWords = 200
	maxPage  = directory.MostFound
)

// Query is a search as it was typed.
type Query struct {
	Words     string
	District  string // official key
	Radius    int
	Topics    []directory.Topic
	Audiences []directory.Audience
	Languages []directory.Tongue
	Access    []directory.Access
	Modes     []directory.Mode
	Pets      bool
	Children  int
	ChildAge  int
	BoyAge    int
	Open      string
	Day       string
	Clock     string
	Page      int    // from 1
	Before    string // the words that the form was answered for
	Answered  bool   // the form was answered before
	Line      Line   // what was made of the words; Resolve says it
}

// Faults says what is wrong with a form: field → id of the message beside it.
type Faults map[string]string

// Read reads a form. Where something is wrong with it, the query holds what could be read, so that nothing that was typed
// is lost.
func Read(form url.Values) (Query, Faults) {
	bad := Faults{}
	q := Query{Radius: UsualRadius, Page: 1}
	var readable bool
	if q.Words, readable = directory.CleanLine(form.Get(FieldWords)); !readable {
		bad[FieldWords] = "find.fault.characters"
		q.Words = directory.Cleaned(form.Get(FieldWords))
	} else if len([]rune(q.Words)) > maxWords {
		bad[FieldWords] = "find.fault.long"
	}
	if before, ok := form[FieldBefore]; ok {
		q.Before, q.Answered = directory.Cleaned(before[0]), true
	}
	if district := form.Get(FieldDistrict); district != "" {
		if len(district) != 5 || strings.Trim(district, "0123456789") != "" {
			bad[FieldDistrict] = choose
		} else {
			q.District = district
		}
	}
	if text := form.Get(FieldRadius); text != "" {
		if n, err := strconv.Atoi(text); err != nil || !slices.Contains(Radii, n) {
			bad[FieldRadius] = choose
		} else {
			q.Radius = n
		}
	}
	several(form, FieldTopic, &q.Topics, bad)
	several(form, FieldAudience, &q.Audiences, bad)
	several(form, FieldLanguage, &q.Languages, bad)
	several(form, FieldMode, &q.Modes, bad)
	several(form, FieldAccess, &q.Access, bad)
	q.family(form, bad)
	q.when(form, bad)
	q.change(form)
	if text := form.Get(FieldPage); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxPage {
			bad[FieldPage] = "find.fault.page"
		} else {
			q.Page = n
		}
	}
	return q, bad
}

const choose = "find.fault.choose"

// several reads the values of a field; each stands there once, and "" is none.
func several[T interface {
	~string
	Valid() bool
}](form url.Values, field string, into *[]T, bad Faults) {
	for _, text := range form[field] {
		switch value := T(text); {
		case text == "":
		case !value.Valid():
			bad[field] = choose
		default:
			add(into, text)
		}
	}
}

// when reads when something must be open. A day or a time alone says that a time is meant, too.
func (q *Query) when(form url.Values, bad Faults) {
	q.Open, q.Day, q.Clock = form.Get(FieldOpen), directory.Cleaned(form.Get(FieldDay)), directory.Cleaned(form.Get(FieldClock))
	if d, wrong := days.Read(q.Day, time.Time{}, days.Stated); wrong == "" { // where the browser has no calendar
		q.Day = d.Date
	}
	if stored, ok := directory.ParseClock(q.Clock); ok && strings.ContainsAny(q.Clock, ":.hH") { // „23 Uhr"; a number alone may be anything
		q.Clock = stored
	}
	if date, err := time.Parse(time.DateOnly, q.Day); err == nil && q.Clock == "24:00" {
		q.Day, q.Clock = date.AddDate(0, 0, 1).Format(time.DateOnly), "00:00"
	}
	day, clock := q.Day, q.Clock
	switch q.Open {
	case "", OpenNow:
		return
	case OpenThen:
	default:
		q.Open, bad[FieldOpen] = "", choose
		return
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		bad[FieldDay] = "find.fault.day"
	}
	if _, err := time.Parse("15:04", clock); err != nil {
		bad[FieldClock] = "find.fault.clock"
	}
}

// Values returns the query as a form has it; Read reads it again.
func (q Query) Values() url.Values {
	form := url.Values{FieldRadius: {strconv.Itoa(q.Radius)}}
	for field, text := range map[string]string{
		FieldWords: q.Words, FieldDistrict: q.District, FieldOpen: q.Open, FieldDay: q.Day, FieldClock: q.Clock,
	} {
		if text != "" {
			form.Set(field, text)
		}
	}
	values(form, FieldTopic, q.Topics)
	values(form, FieldAudience, q.Audiences)
	values(form, FieldLanguage, q.Languages)
	values(form, FieldMode, q.Modes)
	values(form, FieldAccess, q.Access)
	if q.Answered {
		form.Set(FieldBefore, q.Before)
	}
	q.familyValues(form)
	if q.Page > 1 {
		form.Set(FieldPage, strconv.Itoa(q.Page))
	}
	return form
}

func values[T ~string](form url.Values, field string, all []T) {
	for _, value := range all {
		form.Add(field, string(value))
	}
}

// Empty reports whether nothing was asked for.
func (q Query) Empty() bool {
	q.Radius, q.Page, q.Day, q.Clock, q.Answered = 0, 0, "", "", false
	return len(q.Values()) == 1
}

// acrossGermany is a distance that nothing in Germany is beyond, in kilometres.
const acrossGermany = 1000

// Wider returns the next larger radius to choose; 0 is however far.
func (q Query) Wider() int {
	if q.Radius == 0 {
		return 0
	}
	return Radii[slices.Index(Radii, q.Radius)+1]
}

// Wanted returns what to look for, around a place; now is the moment that OpenNow means.
func (q Query) Wanted(at Place, now time.Time) directory.Wanted {
	w := directory.Wanted{Lat: at.Lat, Lon: at.Lon, Districts: at.Districts, Radius: float64(q.Radius), Wider: acrossGermany,
		Topics: q.Topics, Audiences: q.Audiences, Languages: q.Languages, Access: q.Access, Modes: q.Modes,
		Pets: q.Pets, Children: q.Children, ChildAge: q.ChildAge, BoyAge: q.BoyAge}
	if wider := q.Wider(); wider > 0 {
		w.Wider = float64(wider)
	}
	if at.Wide() {
		w.Radius, w.Wider = 0, acrossGermany
	}
	switch q.Open {
	case OpenNow:
		w.Open = now
	case OpenThen:
		day, err := time.ParseInLocation(time.DateOnly+" 15:04", q.Day+" "+q.Clock, now.Location())
		if err == nil {
			w.Open = day
		}
	}
	return w
}
