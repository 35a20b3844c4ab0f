package openreferral

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Phrases are the words that this program adds itself to what the directory holds, in one language.
type Phrases struct {
	Lang           string // BCP 47
	Eligible       string // what stands before the audiences of a service
	ComesAlong     string // what stands before who may come along to a service, behind the audiences
	Interpreted    string // of a language that nobody there speaks
	AreaOfNetworks string // of an area that no service names
	Everywhere     string // the whole country

	kind, member, andMember, network string // of organizations without a text of their own
	family, members                  string // what the terms of families and of networks are
	along                            familyPhrases
	taxonomies                       map[string]taxonomyPhrases
}

// taxonomyPhrases are the name of a taxonomy, what it is for, and what stands before each of its terms.
type taxonomyPhrases struct{ name, about, term string }

// German is the language of the directory, and English that of many programs.
var (
	German = Phrases{
		Lang: "de", Everywhere: "Deutschland", Eligible: "Für: ", Interpreted: "mit Dolmetschen",
		ComesAlong:     "Mitkommen können: ",
		along:          familyPhrases{"höchstens %d Kinder", "Kinder bis %d Jahre", "Jungen bis %d Jahre", "Haustiere"},
		AreaOfNetworks: "Gebiet der Netzwerke, zu denen die Einrichtung gehört",
		kind:           "Art: ", member: "Mitglied im Netzwerk ", andMember: " und im Netzwerk ",
		network: "Netzwerk gegen häusliche Gewalt",
		family:  "Familie von Arten: ", members: "Mitglieder des Netzwerks ",
		taxonomies: map[string]taxonomyPhrases{
			directory.TaxonomyNetworks: {
				"Netzwerke", "Die Netzwerke des Verzeichnisses. Ein Wort bezeichnet alle, die heute Mitglied des Netzwerks sind; es hat " +
					"dieselbe ID wie das Netzwerk als organization.", "",
			},
			directory.TaxonomySectors: {
				"Arten", "Was eine Einrichtung ist, in Familien zusammengefasst. Ein Wort einer Familie meint alle Arten darin.",
				"Art der Einrichtung: ",
			},
			directory.TaxonomyTopics:    {"Themen", "Worum es bei einem Angebot geht.", "Thema eines Angebots: "},
			directory.TaxonomyAudiences: {"Zielgruppen", "Für wen ein Angebot da ist.", "Zielgruppe eines Angebots: "},
			directory.TaxonomyAccess: {
				"Barrierefreiheit", "Was ein Angebot für Menschen mit Behinderung nutzbar macht.", "Barrierefreiheit eines Angebots: ",
			},
			directory.TaxonomyModes: {"Wege", "Auf welchem Weg ein Angebot zu nutzen ist.", "Weg zu einem Angebot: "},
		},
	}
	English = Phrases{
		Lang: "en", Everywhere: "Germany", Eligible: "For: ", Interpreted: "with an interpreter",
		ComesAlong:     "May come along: ",
		along:          familyPhrases{"at most %d children", "children up to %d years", "boys up to %d years", "pets"},
		AreaOfNetworks: "area of the networks that the institution belongs to",
		kind:           "Kind: ", member: "Member of the network ", andMember: " and of the network ",
		network: "Network against domestic violence",
		family:  "Family of kinds: ", members: "Members of the network ",
		taxonomies: map[string]taxonomyPhrases{
			directory.TaxonomyNetworks: {
				"Networks", "The networks of the directory. A term stands for all who are members of the network today; it has the ID that " +
					"the network has as an organization.", "",
			},
			directory.TaxonomySectors: {
				"Kinds", "What an institution is, grouped in families. The term of a family means all kinds in it.", "Kind of institution: ",
			},
			directory.TaxonomyTopics:    {"Topics", "What a service is about.", "Topic of a service: "},
			directory.TaxonomyAudiences: {"Audiences", "Whom a service is for.", "Audience of a service: "},
			directory.TaxonomyAccess: {
				"Accessibility", "What makes a service usable for people with disabilities.", "Accessibility of a service: ",
			},
			directory.TaxonomyModes: {"Ways", "In which way a service can be used.", "Way to a service: "},
		},
	}
)

// PhrasesIn returns the phrases of a language; German for one that there are none in.
func PhrasesIn(lang string) Phrases {
	if lang == English.Lang {
		return English
	}
	return German
}

// IsInterpreted reports whether a note says that nobody there speaks the language, in one of our languages.
func IsInterpreted(note string) bool {
	return slices.Contains([]string{German.Interpreted, English.Interpreted}, note)
}

// WithoutAreaOfNetworks returns the note of an area without the words that it is none of the service itself, and whether
// it had them, in one of our languages.
func WithoutAreaOfNetworks(note string) (rest string, had bool) {
	for _, p := range []Phrases{German, English} {
		if rest, had = strings.CutSuffix(note, p.AreaOfNetworks); had {
			return strings.TrimSuffix(rest, " · "), true
		}
	}
	return note, false
}
