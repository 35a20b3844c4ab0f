package intake

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/locale"
	"rundtisch/internal/openreferral"
)

// translator is what it takes to put the words of others into ours.
type translator struct {
	atlas *gazetteer.Gazetteer
	now   time.Time
	words *locale.Printer            // German
	known map[string]*locale.Printer // every language that programs of this kind publish in
}

var printers = sync.OnceValue(func() map[string]*locale.Printer {
	printers, err := locale.Open()
	if err != nil {
		panic("intake: " + err.Error()) // the catalogue is built in
	}
	return printers
})

// marked reads words of taxonomies where they are ours, and says which others there are.
func (u *translator) marked(t *omissions, s *directory.Service, attributes []openreferral.Attribute) {
	for _, a := range attributes {
		if a.Term == nil {
			continue
		}
		known := false
		for _, code := range codes([]openreferral.Attribute{a}) {
			known = mark(&s.Topics, directory.Topic(code)) || known
			known = mark(&s.Audiences, directory.Audience(code)) || known
			known = mark(&s.Access, directory.Access(code)) || known
			known = mark(&s.Modes, directory.Mode(code)) || known
			known = directory.Sector(code).Valid() || known // it says what the institution is
		}
		if !known {
			t.term(a)
		}
	}
}

// term says that a word of a taxonomy is none of ours.
func (t *omissions) term(a openreferral.Attribute) {
	word := strings.TrimSpace(line(a.Term.Name) + " " + line(a.Value))
	if word == "" {
		word = line(a.Term.Code)
	}
	switch of := line(a.Term.Taxonomy); {
	case word == "":
	case openreferral.TaxonomyCode(a.Term.TaxonomyID) == directory.TaxonomyNetworks:
		t.say(sayMemberOf, quoted(word))
	case of != "":
		t.say(sayTermOf, quoted(word), quoted(of))
	default:
		t.say(sayTerm, quoted(word))
	}
}

// mark adds a value that is on its list, and reports whether it is.
func mark[T interface {
	~string
	Valid() bool
}](into *[]T, value T) bool {
	if value.Valid() && !slices.Contains(*into, value) {
		*into = append(*into, value)
	}
	return value.Valid()
}

func codes(attributes []openreferral.Attribute) []string {
	var all []string
	for _, a := range attributes {
		if a.Term != nil {
			all = append(all, strings.ToLower(a.Term.Code), strings.ToLower(a.Term.URI[strings.LastIndexAny(a.Term.URI, "/#:")+1:]))
		}
	}
	return all
}

// application reads how somebody applies: the sentences of this program are steps, what else there is tells professionals.
func (u *translator) application(t *omissions, s *directory.Service, said string) {
	rest := strings.TrimSpace(said)
	for _, step := range directory.Steps {
		if before, after, found := strings.Cut(rest, u.words.T("step."+string(step))); found {
			rest = strings.TrimSpace(before) + " " + strings.TrimSpace(after)
			mark(&s.Steps, step)
		}
	}
	s.Referral = t.long("So vermitteln Sie", strings.TrimSpace(rest))
}

// eligible reads for whom a service is there. Where that is said in words of ours, these are audiences.
func (u *translator) eligible(t *omissions, s *directory.Service, o openreferral.Service) {
	said := strings.TrimSpace(long(o.Eligibility))
	marked := len(s.Audiences) > 0
	for lang, words := range u.known { // as this program says it in lists
		phrases := openreferral.PhrasesIn(lang)
		said, _, _ = strings.Cut(said, phrases.ComesAlong) // no field that is taken over by itself
		said = strings.TrimSuffix(strings.TrimSpace(said), ".")
		rest, ours := strings.CutPrefix(said, phrases.Eligible)
		if !ours {
			continue
		}
		for _, a := range directory.Audiences {
			word := words.T("audience." + string(a))
			if before, after, found := strings.Cut(rest, word); found {
				rest = before + after
				mark(&s.Audiences, a)
			}
		}
		if strings.Trim(rest, ", ") == "" {
			said = ""
		}
	}
	var parts []string
	if said != "" && !strings.Contains(s.Summary, said) {
		parts = append(parts, said)
	}
	if age := ageWords(o.MinimumAge, o.MaximumAge); age != "" {
		parts = append(parts, age)
	}
	switch {
	case len(parts) == 0:
	case marked: // our own taxonomies say it
		t.say(sayForWhom, quoted(strings.Join(parts, "; ")))
	default:
		s.Summary = appended(t, "Beschreibung", s.Summary, "Für wen: "+strings.Join(parts, "; "))
	}
}

func ageWords(from, to float64) string {
	switch {
	case from > 0 && to > 0:
		return fmt.Sprintf("von %v bis %v Jahre", from, to)
	case from > 0:
		return fmt.Sprintf("ab %v Jahren", from)
	case to > 0:
		return fmt.Sprintf("bis %v Jahre", to)
	}
	return ""
}

// spoken reads languages by their codes (ISO 639, of two letters or three, also with a region), or by the names that
// they have here.
func (u *translator) spoken(t *omissions, s *directory.Service, languages []openreferral.Language) {
	for _, l := range languages {
		tongue := u.tongue(l)
		note := line(l.Note)
		if tongue == "" {
			if text := strings.TrimSuffix(strings.TrimSpace(line(l.Name)+" ("+line(l.Code)+")"), " ()"); text != "" && text != "()" {
				t.say(sayLanguageUnknown, quoted(strings.TrimSpace(text+" "+note)))
			}
			continue
		}
		into := &s.Languages
		if openreferral.IsInterpreted(note) { // nobody there speaks it
			into, note = &s.Interpreted, ""
		}
		if tongue != "de" && !slices.Contains(*into, tongue) {
			*into = append(*into, tongue)
		}
		if note != "" && !strings.Contains(s.Interpreting, note) {
			s.Interpreting = appended(t, "Dolmetschen", s.Interpreting, u.words.T("tongue."+string(tongue))+": "+note)
		}
	}
}

func (u *translator) tongue(l openreferral.Language) directory.Tongue {
	code := strings.ToLower(strings.TrimSpace(l.Code))
	if t := directory.Tongue(code); t.Valid() {
		return t
	}
	if tag, err := language.Parse(code); err == nil && code != "" {
		base, _ := tag.Base()
		for _, text := range []string{base.String(), base.ISO3()} {
			if t := directory.Tongue(text); t.Valid() {
				return t
			}
		}
	}
	name := directory.Fold(line(l.Name))
	for _, t := range directory.Tongues {
		word := directory.Fold(u.words.T("tongue." + string(t)))
		if bare, _, _ := strings.Cut(word, " ("); name != "" && (name == word || name == bare && !strings.HasPrefix(word, "kurdisch")) {
			return t
		}
	}
	return ""
}
