package openreferral

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Taxonomies returns the lists of words that organizations and services are sorted by.
func (m Mapper) Taxonomies() []Taxonomy {
	var taxonomies []Taxonomy
	for code, p := range m.taxonomies {
		taxonomies = append(taxonomies, Taxonomy{ID: taxonomyID(code), Name: p.name, Description: p.about})
	}
	slices.SortFunc(taxonomies, func(a, b Taxonomy) int { return strings.Compare(a.ID, b.ID) })
	return taxonomies
}

func taxonomyID(code string) string { return part("taxonomy", code) }

// TaxonomyCode returns which taxonomy has an ID; "" if none has.
func TaxonomyCode(id string) string {
	for code := range wordKinds {
		if taxonomyID(code) == id {
			return code
		}
	}
	return ""
}

// wordKinds says as what the words of a taxonomy stand in the catalogue.
var wordKinds = map[string]string{
	directory.TaxonomyNetworks: "", directory.TaxonomySectors: "sector", directory.TaxonomyTopics: "topic",
	directory.TaxonomyAudiences: "audience",
	directory.TaxonomyAccess:    "access", directory.TaxonomyModes: "mode",
}

// FixedTerm is a word that does not come from the database, with what it stands for.
type FixedTerm struct {
	Term
	Ref directory.TermRef
}

// FixedTerms returns the words of all taxonomies but that of networks, in the order of their IDs.
func (m Mapper) FixedTerms() []FixedTerm {
	var all []FixedTerm
	for _, f := range directory.Families {
		all = append(all, FixedTerm{m.family(f), directory.TermRef{Taxonomy: directory.TaxonomySectors, Codes: keys(f.Sectors)}})
	}
	for taxonomy, codes := range map[string][]string{directory.TaxonomySectors: sectors(), directory.TaxonomyTopics: keys(directory.Topics),
		directory.TaxonomyAudiences: keys(directory.Audiences), directory.TaxonomyAccess: keys(directory.Accesses),
		directory.TaxonomyModes: keys(directory.Modes)} {
		for _, code := range codes {
			all = append(all, FixedTerm{m.term(taxonomy, code), directory.TermRef{Taxonomy: taxonomy, Codes: []string{code}}})
		}
	}
	slices.SortFunc(all, func(a, b FixedTerm) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// term is a word with a code of its own.
func (m Mapper) term(taxonomy, code string) Term {
	word := m.Word(wordKinds[taxonomy], code)
	t := Term{
		ID:          termID(taxonomy, code),
		Code:        code,
		Name:        word,
		Description: m.taxonomies[taxonomy].term + word,
		Taxonomy:    m.taxonomies[taxonomy].name,
		Language:    m.Lang,
		TaxonomyID:  taxonomyID(taxonomy),
	}
	if family := directory.Sector(code).Family(); taxonomy == directory.TaxonomySectors && family != "" {
		t.ParentID = familyID(family)
	}
	return t
}

// family is the word for all sectors of a family. Its code keeps it apart from sectors: one key is used for both.
func (m Mapper) family(f directory.Family) Term {
	return Term{
		ID:          familyID(f.Key),
		Code:        "familie_" + f.Key,
		Name:        m.Word("family", f.Key),
		Description: m.Phrases.family + strings.Join(words(m, "sector", f.Sectors), ", "),
		Taxonomy:    m.taxonomies[directory.TaxonomySectors].name,
		Language:    m.Lang,
		TaxonomyID:  taxonomyID(directory.TaxonomySectors),
	}
}

func familyID(key string) string { return termID(directory.TaxonomySectors, "familie_"+key) }

func sectors() []string {
	var all []string
	for _, f := range directory.Families {
		all = append(all, keys(f.Sectors)...)
	}
	return all
}

func termID(taxonomy, code string) string { return part("taxonomy-term", taxonomy, code) }

func keys[T ~string](all []T) []string {
	codes := make([]string, len(all))
	for i, one := range all {
		codes[i] = string(one)
	}
	return codes
}

// NetworkTerm is the word for the members of a network. Its ID is that of the network.
func (m Mapper) NetworkTerm(n directory.NetworkRef) Term {
	return Term{
		ID:          n.ID.String(),
		Code:        n.Key,
		Name:        n.Name,
		Description: m.members + n.Name,
		Taxonomy:    m.taxonomies[directory.TaxonomyNetworks].name,
		Language:    m.Lang,
		TaxonomyID:  taxonomyID(directory.TaxonomyNetworks),
		URI:         m.Base + "/netzwerke/" + n.Key,
	}
}

// Detailed is a term with its taxonomy.
func (m Mapper) Detailed(t Term) Term {
	for _, taxonomy := range m.Taxonomies() {
		if taxonomy.ID == t.TaxonomyID {
			t.Detail = &taxonomy
		}
	}
	return t
}

// attributes says that words of a taxonomy hold for an entity.
func attributes[T ~string](m Mapper, entity, id, taxonomy string, codes []T) []Attribute {
	var all []Attribute
	for _, code := range codes {
		all = append(all, attribute(entity, id, m.term(taxonomy, string(code))))
	}
	return all
}

func attribute(entity, id string, term Term) Attribute {
	return Attribute{ID: part("attribute", id, term.ID), LinkID: id, LinkEntity: entity, Term: &term}
}

// belonging are the attributes that follow from an institution: what it is, and of which networks it is a member.
func (m Mapper) belonging(entity, id string, i directory.Exchanged) []Attribute {
	all := attributes(m, entity, id, directory.TaxonomySectors, i.Sectors)
	for _, n := range i.Networks {
		all = append(all, attribute(entity, id, m.NetworkTerm(n)))
	}
	return all
}
