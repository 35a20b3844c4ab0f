// Package ranking decides where a service stands among those that somebody found. It knows no database.
package ranking

import (
	"cmp"
	"slices"
	"time"

	"rundtisch/internal/directory"
)

// Candidate is a service that was found, with what decides where it stands.
type Candidate struct {
	Topics     []directory.Topic
	Audiences  []directory.Audience
	Sectors    []directory.Sector // of the institution
	CheckedOn  directory.PartialDate
	Phone      bool // there is a number to call
	Reach      bool // there is any way to get in touch
	Covers     bool // it serves the Kreis of the place
	Land       bool // it lies in the Land of the place, or serves it
	Spoken     bool // the language that was asked for is spoken there
	Opening    directory.Opening
	Kilometres float64 // from the place
}

// Standing is where a service stands. The rule is one comparison, field by field, in this order:
//
//  1. Group. Pages have a heading for each, so nothing else may come before it.
//  2. Unreached: what has neither number nor mail nor page. Nobody can take the next step there, however well it fits.
//  3. Aside: what is not meant for somebody who asks for help: general kinds after those whose trade it is, so that
//     no school counselling comes before the women's advice centre; those for perpetrators and for colleagues last.
//  4. Short: how many steps it falls short of what was asked for. Specialised, near, in the language, confirmed and
//     with a number: none of these alone decides, so that an interpreter near by comes before a speaker far away.
//  5. The same Kreis: help of a Kreis is tied together, and often paid for by it.
//  6. Open now, then unknown, then closed.
//  7. The distance.
type Standing struct {
	Group      directory.Group
	Unreached  bool
	Aside      int
	Short      int
	Elsewhere  bool // in another Kreis than the place
	Opening    directory.Opening
	Kilometres float64
}

// Compare orders standings, the best first.
func (a Standing) Compare(b Standing) int {
	return cmp.Or(cmp.Compare(a.Group, b.Group), falseFirst(a.Unreached, b.Unreached), cmp.Compare(a.Aside, b.Aside),
		cmp.Compare(a.Short, b.Short), falseFirst(a.Elsewhere, b.Elsewhere), cmp.Compare(openFirst(a.Opening), openFirst(b.Opening)),
		cmp.Compare(a.Kilometres, b.Kilometres))
}

// wish is what is wanted, with those of several topics and groups that something is there for, or else the first.
type wish struct {
	directory.Wanted
	Topic    directory.Topic
	Audience directory.Audience
	Language directory.Tongue
	Mode     directory.Mode
}

func wishFor(w directory.Wanted, topics []directory.Topic, audiences []directory.Audience) wish {
	return wish{w, oneOf(w.Topics, topics), oneOf(w.Audiences, audiences), oneOf(w.Languages, nil), oneOf(w.Modes, nil)}
}

// oneOf returns the first of those wanted that is there, or else the first; "" if none is wanted.
func oneOf[T ~string](wanted, there []T) T {
	for _, one := range wanted {
		if slices.Contains(there, one) {
			return one
		}
	}
	if len(wanted) == 0 {
		return ""
	}
	return wanted[0]
}

// Of tells where a candidate stands for somebody who wants w.
func Of(w directory.Wanted, c Candidate, now time.Time) Standing {
	return wishFor(w, c.Topics, c.Audiences).standing(c, now)
}

func (w wish) standing(c Candidate, now time.Time) Standing {
	return Standing{Group: w.group(c), Unreached: !c.Reach, Aside: w.aside(c), Short: w.short(c, now),
		Elsewhere: !c.Covers, Opening: c.Opening, Kilometres: c.Kilometres}
}

func (w wish) group(c Candidate) directory.Group {
	switch {
	case c.Covers, c.Kilometres <= directory.NearKilometres, len(w.Districts) == 0:
		return directory.GroupNear
	case c.Land:
		return directory.GroupLand
	}
	return directory.GroupCountry
}

// What aside returns.
const (
	ownTrade = iota
	general
	forOthers
)

// aside tells whether a service is meant for somebody who asks for help.
func (w wish) aside(c Candidate) int {
	if w.forOthers(c) {
		return forOthers
	}
	if w.Topic != "" && !slices.Contains(violence, w.Topic) {
		return ownTrade // who is short of money is right where advice on debts is given: Short decides
	}
	if w.Topic == "" && len(c.Topics) > 0 && !hasOne(c.Topics, violence) {
		return general // the debt counselling of those who have a women's advice centre as well
	}
	telling := slices.ContainsFunc(c.Sectors, func(s directory.Sector) bool { return s != directory.SectorMiscellaneous })
	switch {
	case hasOne(c.Sectors, w.trades()),
		w.Audience != "" && w.Audience != "frauen" && w.otherAudiences(c) == 0, // advice for men, of whatever kind
		w.Topic != "" && !telling && w.otherTopics(c) == 0:
		return ownTrade
	}
	return general
}

// forOthers reports whether a service is for those only who use violence, or for colleagues, and nobody asked for that.
func (w wish) forOthers(c Candidate) bool {
	if w.Topic == "gewalt_beenden" || w.Audience != "" || len(c.Audiences) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.Audiences, func(a directory.Audience) bool { return a != "gewaltausuebende" && a != "fachkraefte" })
}

// short counts the steps by which a service falls short of what was asked for.
func (w wish) short(c Candidate, now time.Time) int {
	steps := w.otherTopics(c) + w.otherAudiences(c) + w.remoteness(c)
	if w.Audience == "" && w.forSome(c) {
		steps += 2
	}
	if slices.ContainsFunc(w.Topics, func(t directory.Topic) bool { return !slices.Contains(c.Topics, t) }) {
		steps++ // one of several topics is enough, all of them are better
	}
	if w.Language != "" && !c.Spoken {
		steps++
	}
	if directory.Stale(c.CheckedOn, now) {
		steps++
	}
	if !c.Phone && w.Mode != "e_mail" && w.Mode != "chat" {
		steps += 2
	}
	return steps
}

// otherTopics is how much else a service is about: 0 is little, 2 a lot, and 0 where no topic was asked for.
func (w wish) otherTopics(c Candidate) int {
	if w.Topic == "" {
		return 0
	}
	others := 0
	for _, t := range c.Topics {
		if !slices.Contains(w.Topics, t) && !(w.Topic == "haeusliche_gewalt" && slices.Contains(domestic, t)) {
			others++
		}
	}
	return stepsOf(others, 1, 4)
}

// otherAudiences is the same of whom it is for.
func (w wish) otherAudiences(c Candidate) int {
	if w.Audience == "" {
		return 0
	}
	others := 0
	for _, a := range c.Audiences {
		if !slices.Contains(w.Audiences, a) && !slices.Contains(comingAlong[w.Audience], a) {
			others++
		}
	}
	return stepsOf(others, 0, 2)
}

// comingAlong are target groups that make a service no less special: children come with their parents.
var comingAlong = map[directory.Audience][]directory.Audience{
	"frauen": {"kinder", "angehoerige"}, "maenner": {"kinder", "angehoerige"}, "lsbtiq": {"angehoerige"}, "aeltere": {"angehoerige"},
	"mit_behinderung": {"angehoerige"}, "kinder": {"jugendliche", "angehoerige"}, "jugendliche": {"kinder", "angehoerige"},
}

// remoteness is how far away a service is; somebody who wants to write or to call can be anywhere.
func (w wish) remoteness(c Candidate) int {
	if c.Covers || slices.Contains([]directory.Mode{"telefon", "e_mail", "chat", "video"}, w.Mode) {
		return 0
	}
	switch {
	case c.Kilometres <= 25:
		return 0
	case c.Kilometres <= directory.NearKilometres:
		return 1
	case c.Kilometres <= 150:
		return 2
	}
	return 3
}

// forSome reports whether a service is for few groups only, of which women are none: most of those who look are women,
// and a service that says „for men" is for nobody who did not say so.
func (w wish) forSome(c Candidate) bool {
	if w.Topic == "kinder_mitbetroffen" || w.Topic == "gewalt_beenden" {
		return false
	}
	return len(c.Audiences) > 0 && len(c.Audiences) < 4 && !slices.Contains(c.Audiences, "frauen")
}

// openFirst sorts what is closed after what nothing is known of.
func openFirst(o directory.Opening) int {
	switch o {
	case directory.Open:
		return 0
	case directory.OpeningUnknown:
		return 1
	}
	return 2
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func stepsOf(others, few, several int) int {
	switch {
	case others <= few:
		return 0
	case others <= several:
		return 1
	}
	return 2
}

func hasOne[T comparable](all, of []T) bool {
	return slices.ContainsFunc(all, func(one T) bool { return slices.Contains(of, one) })
}
