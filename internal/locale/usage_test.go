package locale_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
)

// composed returns, for every beginning of an id that the program completes by a value, the values there are.
func composed(t *testing.T) map[string][]string {
	t.Helper()
	of := directoryValues(t)
	sectors, families := of["Sector"], []string(nil)
	for _, f := range directory.Families {
		families = append(families, f.Key)
		for _, s := range f.Sectors {
			sectors = append(sectors, string(s))
		}
	}
	var statuses, months, weekdays []string
	for _, code := range []int{400, 403, 404, 405, 409, 410, 413, 500, 503} { // any other shows the text of 400 or 500
		statuses = append(statuses, fmt.Sprint(code), fmt.Sprintf("%d.text", code))
	}
	problems := []string{"400", "403", "404", "405", "409", "410", "413", "429", "500", "503"}
	parameters := []string{"id", "search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "minimal", "full", "full_service",
		"top_only", "parent_id", "postcode", "proximity"}
	for n := range 12 {
		months = append(months, fmt.Sprint(n+1))
	}
	for n := range 7 {
		weekdays = append(weekdays, fmt.Sprint(n))
	}
	return map[string][]string{
		"form.": of["NetworkForm"], "status.": of["Status"], "status.was.": of["Status"], "role.": of["Role"], "goal.": of["GoalKind"], "body.": of["BodyKind"],
		"result.": of["ResultKind"], "event.": of["EventKind"], "contact.": of["ContactKind"], "found.": of["SearchEntry.Kind"],
		"family.": families, "sector.": sectors, "error.": statuses, "error.inside.": {"403", "403.text"}, "month.": months, "weekday.": weekdays,
		"topic.": spelled(directory.Topics), "audience.": spelled(directory.Audiences), "access.": spelled(directory.Accesses), "mode.": spelled(directory.Modes), "step.": spelled(directory.Steps), "tongue.": spelled(directory.Tongues),
		"data.":    {"einbetten", "einbetten.1", "kalender", "kalender.1", "kalender.2", "neues", "neues.1", "standard", "standard.1", "standard.2", "datei", "datei.1", "regeln", "regeln.1"},
		"problem.": problems, "parameter.": parameters,
		"checked.by.": {directory.CheckedByCoordination, directory.CheckedByOperator, directory.CheckedByInstitution},
		"claim.":      {"telefon", "telefon.hint", "zeiten", "zeiten.hint", "rueckfrage", "rueckfrage.hint"},
		"fresh.by.":   {directory.CheckedByCoordination, directory.CheckedByOperator, directory.CheckedByInstitution},
	}
}

func spelled[T ~string](all []T) []string {
	words := make([]string, len(all))
	for i, word := range all {
		words[i] = string(word)
	}
	return words
}

var (
	literalID  = regexp.MustCompile(`"([a-z]+(?:\.[a-z0-9_]+)+)"`)
	composedID = regexp.MustCompile(`"((?:[a-z]+\.)+)(?:"\s*\+|%d")`)
	// A message is asked for with T and N, and as the title of a page with Page. The id is the group.
	callWithID = regexp.MustCompile(`\b(?:[TN]\(\s*|Page\(r,\s*)"([^"]*)"\s*[,)]`)
	prosePart  = regexp.MustCompile(`@passages\(p((?:, "[a-z]+")+)\)|@paragraphs\(p, "([a-z.]+)"\)`)
)

func TestEveryMessageAskedForIsThere(t *testing.T) {
	messages := catalogue(t, locale.Default)
	namespaces := map[string]bool{}
	for id := range messages {
		namespaces[strings.SplitAfter(id, ".")[0]] = true
	}
	lists := composed(t)
	for _, s := range sources(t) {
		for _, at := range callWithID.FindAllStringSubmatchIndex(s.text, -1) {
			id := s.text[at[2]:at[3]]
			m, ok := messages[id]
			if !ok {
				t.Errorf("%s: asks for %q, which %s.json lacks", s.line(at[0]), id, locale.Default)
				continue
			}
			checkCall(t, s.line(at[0]), id, m, s.text[at[0]] == 'N', arguments(s.text[at[3]+1:]))
		}
		// Ids are handed on too, in arguments and tables: whatever looks like one must be one.
		for _, at := range literalID.FindAllStringSubmatchIndex(s.text, -1) {
			id := s.text[at[2]:at[3]]
			if _, ok := messages[id]; !ok && namespaces[strings.SplitAfter(id, ".")[0]] {
				t.Errorf("%s: %q looks like a message, but %s.json lacks it", s.line(at[0]), id, locale.Default)
			}
		}
		for _, at := range composedID.FindAllStringSubmatchIndex(s.text, -1) {
			prefix := s.text[at[2]:at[3]]
			if _, ok := lists[prefix]; !ok && namespaces[strings.SplitAfter(prefix, ".")[0]] {
				t.Errorf("%s: completes %q by a value; say in composed (usage_test.go) which values there are", s.line(at[0]), prefix)
			}
		}
	}
}

// checkCall compares the places a call fills with those the message has. It leaves calls alone that pass a slice on.
func checkCall(t *testing.T, where, id string, m message, plural bool, args []string) {
	t.Helper()
	if _, plain := m[""]; plain == plural {
		t.Errorf("%s: %q is asked for with the wrong one of T and N: forms %q", where, id, m.forms())
	}
	var names []string
	if plural && len(args) > 0 {
		names, args = append(names, "Count"), args[1:]
	}
	for i := 0; i < len(args); i += 2 {
		name, err := strconv.Unquote(args[i])
		if err != nil {
			return
		}
		names = append(names, name)
	}
	for _, name := range m.places() {
		if !slices.Contains(names, name) {
			t.Errorf("%s: %q has the place {{.%s}}, which the call does not fill", where, id, name)
		}
	}
	for _, name := range names {
		if name != "Count" && !slices.Contains(m.places(), name) {
			t.Errorf("%s: the call fills %q, but %q has no such place", where, name, id)
		}
	}
}

func TestEveryValueHasAMessage(t *testing.T) {
	lists := composed(t)
	for _, lang := range locale.Languages {
		messages := catalogue(t, lang)
		for _, prefix := range slices.Sorted(maps.Keys(lists)) {
			if len(lists[prefix]) == 0 {
				t.Errorf("no values found for %q: has their type another name now?", prefix)
			}
			for _, value := range lists[prefix] {
				if _, ok := messages[prefix+value]; !ok {
					t.Errorf("%s.json lacks %s%s", lang, prefix, value)
				}
			}
		}
	}
}

func TestNoMessageIsUnused(t *testing.T) {
	messages := catalogue(t, locale.Default)
	lists := composed(t)
	used := map[string]bool{"language.name": true} // read by Open itself
	for _, s := range sources(t) {
		for _, found := range literalID.FindAllStringSubmatch(s.text, -1) {
			used[found[1]] = true
		}
		for _, found := range composedID.FindAllStringSubmatch(s.text, -1) {
			for _, value := range lists[found[1]] {
				used[found[1]+value] = true
			}
		}
		if s.path == "templates/prose.templ" {
			markProse(t, s, messages, used)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(messages)) {
		if !used[id] {
			t.Errorf("%s.json: nothing shows %s %q", locale.Default, id, slices.Collect(maps.Values(messages[id])))
		}
	}
}

// markProse marks what passages and paragraphs show: a heading for each key, then the texts counted from 1.
func markProse(t *testing.T, s source, messages map[string]message, used map[string]bool) {
	t.Helper()
	calls := prosePart.FindAllStringSubmatch(s.text, -1)
	if len(calls) == 0 {
		t.Errorf("%s: no calls of passages found; are they written in another way now?", s.path)
	}
	for _, call := range calls {
		ids := []string{call[2]}
		if call[2] == "" {
			keys := strings.Split(strings.Trim(call[1], `, "`), `", "`)
			ids = nil
			for _, key := range keys[1:] {
				ids = append(ids, keys[0]+"."+key)
			}
		}
		for _, id := range ids {
			if _, ok := messages[id]; !ok {
				t.Errorf("%s: has a part %q, but %s.json lacks its heading", s.path, id, locale.Default)
			}
			used[id] = true
			for _, prefix := range []string{id + ".", id + ".list."} {
				for n := 1; messages[prefix+strconv.Itoa(n)] != nil; n++ {
					used[prefix+strconv.Itoa(n)] = true
				}
			}
		}
	}
}
