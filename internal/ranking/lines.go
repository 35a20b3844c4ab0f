package ranking

import (
	"cmp"
	"slices"
	"time"

	"rundtisch/internal/directory"
)

// mostLines is how many numbers stand among the hits: as many as can be read at a glance.
const mostLines = 3

// Lines returns the nationwide numbers that fit what is wanted at the moment, those first that are there for it and for
// little else, then those that somebody answers then. None fits whose topic, target group, way or hours are known and
// others than wanted. Of a language it is only known where it is spoken, never where it is not: it puts first.
func Lines(w directory.Wanted, all []directory.Hotline, moment time.Time) []directory.Hotline {
	var fit []directory.Hotline
	for _, h := range all {
		if wishOf(w, h).fits(h, moment) {
			fit = append(fit, h)
		}
	}
	slices.SortStableFunc(fit, func(a, b directory.Hotline) int {
		return cmp.Or(cmp.Compare(wishOf(w, a).lineShort(a), wishOf(w, b).lineShort(b)),
			cmp.Compare(openFirst(a.OpenAt(moment)), openFirst(b.OpenAt(moment))))
	})
	return fit[:min(len(fit), mostLines)]
}

func wishOf(w directory.Wanted, h directory.Hotline) wish { return wishFor(w, h.Topics, h.Audiences) }

func (w wish) fits(h directory.Hotline, moment time.Time) bool {
	answers := len(h.Modes) > 0 // 110 and 112 are no answer to a search: they stand on every page
	return answers && w.fitsWhom(h) && w.fitsTopic(h) && (w.Mode == "" || slices.Contains(h.Modes, w.Mode)) &&
		(w.Open.IsZero() || h.OpenAt(moment) == directory.Open) &&
		!slices.ContainsFunc(w.Access, func(a directory.Access) bool {
			return slices.Contains(overThePhone, a) && !slices.Contains(h.Access, a)
		})
}

// overThePhone is what makes a number usable; stairs do not matter to it.
var overThePhone = []directory.Access{"dgs", "leichte_sprache"}

// fitsWhom reports whether a number is for whoever asks. Where nobody said who it is for, those for few groups are left
// out, but for those that anybody may call who is worried about somebody.
func (w wish) fitsWhom(h directory.Hotline) bool {
	switch {
	case w.Topic == "gewalt_beenden":
		return false
	case w.Audience != "":
		return w.Audience != "gewaltausuebende" && (len(h.Audiences) == 0 || slices.Contains(h.Audiences, w.Audience))
	}
	return len(h.Audiences) == 0 || hasOne(h.Audiences, []directory.Audience{"frauen", "angehoerige"}) ||
		w.Topic == "kinder_mitbetroffen" && slices.Contains(h.Audiences, "kinder")
}

// fitsTopic reports whether a number is about what is wanted: where no topic is said, one about a single topic is not.
func (w wish) fitsTopic(h directory.Hotline) bool {
	if w.Topic == "" {
		return len(h.Topics) != 1
	}
	return len(h.Topics) == 0 || slices.Contains(h.Topics, w.Topic)
}

// lineShort counts the steps by which a number falls short of what is wanted.
func (w wish) lineShort(h directory.Hotline) int {
	steps := stepsOf(len(h.Topics), 1, 4)
	if len(h.Topics) == 0 {
		steps = 2
	}
	switch {
	case w.Audience == "" && !slices.Contains(h.Audiences, "frauen"): // most of those who look are women
		steps++
	case w.Audience != "" && len(h.Audiences) == 0:
		steps += 2
	}
	if w.Language != "" && w.Language != "de" && !slices.Contains(h.Tongues, w.Language) {
		steps++
	}
	return steps
}
