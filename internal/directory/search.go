package directory

import (
	"slices"
	"strings"
)

// SearchEntry is one thing that words can lead to.
type SearchEntry struct {
	ID          ID
	Institution ID // set where the entry belongs to an institution and not to one network
	Kind        string
	Path        string // address within the site, without language prefix
	Title       string
	Body        string
	Keywords    string // words that lead here though they are not in the text
	Visibility  Visibility
	Weight      int // order among equal matches, higher first
}

// Alternatives returns what to look for when somebody types words: the words themselves first, then the same with
// one phrase replaced by each of its synonyms, then, where they are English, what is said for them in German.
func Alternatives(words string) []string {
	alternatives := []string{words}
	lower := " " + strings.ToLower(words) + " "
	for _, group := range synonyms {
		for _, phrase := range group {
			if !strings.Contains(lower, " "+phrase+" ") {
				continue
			}
			for _, other := range group {
				if other != phrase {
					alternatives = append(alternatives, strings.TrimSpace(strings.Replace(lower, " "+phrase+" ", " "+other+" ", 1)))
				}
			}
		}
	}
	return slices.Compact(append(alternatives, inGerman(words)...))
}

// SearchEntries returns everything of a dossier that words can lead to.
func (d Dossier) SearchEntries() []SearchEntry {
	n := d.Network
	page := "/netzwerke/" + n.Key
	id := func(kind, key string) ID { return NewID("search", kind, n.ID().String(), key) }
	entries := []SearchEntry{{
		ID: id("network", n.Key), Kind: "network", Path: page, Title: n.Name, Weight: 100,
		Keywords: join(n.ShortName, d.Region.Name, d.Region.ShortName, n.FormText, strings.ReplaceAll(string(n.Form), "_", " ")),
		Body: sentences(
			n.Summary, n.Stance, n.Prehistory, n.AttachedTo, strings.Join(n.Topics, ", "), strings.Join(n.Audience, ", "), d.groups(),
			d.remarks(), strings.Join(n.Framework, " "), d.agreements(),
		),
	}}
	for _, i := range d.Institutions {
		parent, _ := d.Institution(i.Parent)
		if parent.Visibility.rank() > i.Visibility.rank() {
			parent = Institution{} // not all who find the unit may know what it is a unit of
		}
		var words []string
		for _, s := range i.Sectors {
			words = append(words, strings.ReplaceAll(string(s), "_", " "), sectorWords[s])
		}
		for _, s := range i.Services {
			if s.Visibility.rank() <= i.Visibility.rank() { // whoever finds the one may read the other
				words = append(words, s.Name, s.Summary)
			}
		}
		entries = append(entries, SearchEntry{
			ID: NewID("search", "institution", i.ID().String()), Institution: i.ID(), Kind: "institution", Path: "/einrichtungen/" + i.Key,
			Title: i.Name, Body: sentences(parent.Name, i.Area, i.Note), Weight: 80, Visibility: i.Visibility,
			Keywords: join(append(words, i.Aliases...)...),
		})
	}
	for _, g := range d.Goals {
		entries = append(
			entries, SearchEntry{ID: id("goal", g.Key), Kind: "goal", Path: page + "#ziele", Title: n.Name, Body: g.Text, Weight: 40},
		)
	}
	for _, e := range d.Events {
		entries = append(entries, SearchEntry{ID: id("event", e.Key), Kind: "event", Path: "/termine#" + n.Key + "-" + e.Key, Title: e.Title,
			Body: sentences(e.Venue, strings.Join(e.Content, ". "), strings.Join(e.Audience, ", ")), Keywords: d.Region.Name, Weight: 60})
	}
	for _, m := range d.Notices {
		entries = append(entries, SearchEntry{ID: id("notice", m.Key), Kind: "notice", Path: page + "#meldung-" + m.Key, Title: m.Title,
			Body: sentences(m.Subtitle, strings.Join(m.Summary, " ")), Keywords: d.Region.Name, Weight: 50})
	}
	for i := range entries {
		entries[i].Body, entries[i].Keywords = clip(entries[i].Body), clip(entries[i].Keywords)
	}
	return entries
}

// clip shortens a text to what the database can index.
func clip(text string) string {
	const most = 50_000
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}

func (d Dossier) groups() string {
	var names []string
	for _, m := range d.Members {
		if m.Group != "" && m.Visibility.OrPublic() == Public {
			names = append(names, m.Group)
		}
	}
	return strings.Join(names, ", ")
}

func (d Dossier) agreements() string {
	var titles []string
	for _, a := range d.Agreements {
		titles = append(titles, a.Title)
	}
	return strings.Join(titles, ", ")
}

func (d Dossier) remarks() string {
	var texts []string
	for _, r := range d.Remarks {
		texts = append(texts, r.Text)
	}
	return strings.Join(texts, " ")
}

func join(words ...string) string { return strings.Join(strings.Fields(strings.Join(words, " ")), " ") }

// sentences joins texts so that each ends a sentence.
func sentences(texts ...string) string {
	var joined []string
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		if !strings.ContainsAny(text[len(text)-1:], ".!?") {
			text += "."
		}
		joined = append(joined, text)
	}
	return strings.Join(joined, " ")
}
