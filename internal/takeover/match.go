package takeover

import (
	"regexp"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// From which score on a row is taken for an institution: one that is new in the list, and one that the list seems to miss.
const (
	takenFor = memberlist.SameName
	twin     = 0.5
	exactly  = 0.95
)

const (
	mostShown = 4 // institutions that a row may be
	mostFound = 8 // of those that somebody looked for
)

// hits returns the institutions that a row may be: not those that stand in the list as other rows.
func (c *Comparison) hits(name, parent string, row int) []Hit {
	if have, ok := c.found[row]; ok {
		return have
	}
	list := slices.DeleteFunc(c.withUnits(c.finder.Find(name, parent, 3*mostShown)), func(h Hit) bool {
		itself := parent != "" && memberlist.Plain(h.Name) == memberlist.Plain(parent) // what it is a unit of
		return c.members[h.Key] && !c.gone[h.Key] || h.Score < leastShown || itself && !c.gone[h.Key]
	})
	c.found[row] = list[:min(len(list), mostShown)]
	return c.found[row]
}

// withUnits puts before an institution that is no member its units that were and that the list seems to miss: people call a
// unit by what it belongs to.
func (c *Comparison) withUnits(hits []Hit) []Hit {
	var list []Hit
	for _, hit := range hits {
		if hit.Score >= exactly && !c.members[hit.Key] {
			for _, g := range c.diff.Gone {
				if g.Institution != "" && c.byKey[g.Institution].Parent == hit.Key {
					list = append(list, Hit{c.known[g.Institution], hit.Score, UnitOf, hit.Name})
				}
			}
		}
		list = append(list, hit)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(h Hit) bool {
		was := seen[h.Key]
		seen[h.Key] = true
		return was
	})
}

// leastShown is the score below which an institution is not worth showing beside a row.
const leastShown = 0.33

// matchRows finds the best row for each institution, because two rows cannot be the same institution.
func (c *Comparison) matchRows() {
	c.best = map[string]int{}
	likeness := map[string]float64{}
	for _, m := range c.diff.New {
		for _, hit := range c.hits(m.Name, m.Parent, m.Number) {
			if hit.Score > likeness[hit.Key] {
				c.best[hit.Key], likeness[hit.Key] = m.Number, hit.Score
			}
		}
	}
}

// suggest returns the institution that a new row most likely is, nil for none, and others that it may be. One that is only
// similar is no more than a proposal if it has another parent, is of another region, or matches another row better.
func (c *Comparison) suggest(m memberlist.Member) (*Hit, []Hit) {
	hits := c.hits(m.Name, m.Parent, m.Number)
	for i, hit := range hits {
		if c.best[hit.Key] != m.Number || !c.means(m, hit) {
			continue
		}
		if i > 0 && hit.Score < hits[0].Score {
			break // what is likelier belongs to another row
		}
		others := slices.Delete(slices.Clone(hits), i, i+1)
		return &hit, others
	}
	return nil, hits
}

// several tells words for many institutions or people, of whom none is named. Folded.
var several = regexp.MustCompile(`(innen|amter|ungen|stellen|hauser|vereine|gerichte|verbande|anwalte|kliniken|schulen)\b`)

// means reports whether a row is taken for an institution that was found.
func (c *Comparison) means(m memberlist.Member, hit Hit) bool {
	group := m.Kind == memberlist.KindGroup
	switch {
	case group && (!c.gone[hit.Key] || several.MatchString(directory.Fold(m.Name))):
		return false
	case otherParent(hit.KnownInstitution, m.Parent):
		return false
	case c.gone[hit.Key]:
		return hit.Score >= twin
	case hit.Score >= exactly:
		return true
	}
	return hit.Score >= takenFor && c.inRegion(hit.KnownInstitution)
}

// inRegion reports whether an institution belongs to a network of this region.
func (c *Comparison) inRegion(k directory.KnownInstitution) bool {
	return slices.Contains(k.Regions, c.dossier.Region.Called())
}

// elsewhere returns the other regions that have an institution.
func (c *Comparison) elsewhere(key string) []string {
	return slices.DeleteFunc(slices.Clone(c.known[key].Regions), func(name string) bool { return name == c.dossier.Region.Called() })
}

// addFound offers for a row what somebody looked for.
func (c *Comparison) addFound(row *Row) {
	var found []Choice
	for _, hit := range c.finder.Find(row.Search, "", mostFound) {
		if c.members[hit.Key] && !c.gone[hit.Key] {
			found = append(found, Choice{Value: hit.Key, Label: labelOf(hit.KnownInstitution), Note: alreadyListed})
			continue
		}
		found = append(found, c.choice(hit, false))
	}
	row.NotFound = len(found) == 0
	for _, choice := range found {
		if !slices.ContainsFunc(row.Choices, func(have Choice) bool { return have.Value == choice.Value }) {
			row.Choices = append([]Choice{choice}, row.Choices...)
		}
	}
}

func (c *Comparison) choice(hit Hit, chosen bool) Choice {
	choice := Choice{Value: hit.Key, Label: labelOf(hit.KnownInstitution), Chosen: chosen}
	switch others := c.elsewhere(hit.Key); {
	case c.former[hit.Key] != "":
		choice.Note = formerMember(c.former[hit.Key])
	case c.members[hit.Key]:
		choice.Note = nowListed
	case len(others) > 0:
		choice.Note = alsoIn(others)
	default:
		choice.Note = inDirectory
	}
	return choice
}

func labelOf(k directory.KnownInstitution) string {
	if k.Parent != "" {
		return k.Parent + ": " + k.Name
	}
	return k.Name
}
