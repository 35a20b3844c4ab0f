package templates

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// hitPath leads to all that is known of a hit: its place on the page of its institution.
func hitPath(h directory.Hit) string {
	path := "/einrichtungen/" + h.Institution.Key
	if h.Service.Key != "" {
		path += "#angebot-" + h.Service.Key
	}
	return path
}

// firstOf is the one way to reach somebody that a list of hits shows: the first number, or what there is instead.
func firstOf(reach []directory.Contact) (directory.Contact, bool) {
	for _, c := range reach {
		if directory.Dials([]directory.Contact{c}) {
			return directory.Contact{Phone: c.Phone, Hours: c.Hours, Visibility: c.Visibility}, true
		}
	}
	if len(reach) == 0 {
		return directory.Contact{}, false
	}
	return reach[0], true
}

// none reports whether something holds for not one of several hits that are shown: then it is said once, above them.
func (f Find) none(known func(directory.Hit) bool) bool {
	hits := f.Findings.Hits
	if f.Findings.Found == 0 {
		hits = f.Others
	}
	return len(hits) > 1 && !slices.ContainsFunc(hits, known)
}

// noneReached reports whether the list has no way to reach anybody.
func (f Find) noneReached() bool {
	return f.none(func(h directory.Hit) bool { return len(h.ToPassOn()) > 0 })
}

// noneChecked reports whether nobody has confirmed anything in the list.
func (f Find) noneChecked() bool {
	return f.none(func(h directory.Hit) bool { return h.Service.CheckedOn.Precision() != directory.Unknown })
}

// timed is a contact without its hours where the hit says whether somebody answers now.
func (p Page) timed(f Find, h directory.Hit, c directory.Contact) directory.Contact {
	if p.openings(f, h) != "" {
		c.Hours = ""
	}
	return c
}

// hitWhose names the institution where the hit does not: then the name of the hit says what it is for.
func hitWhose(h directory.Hit) string {
	if h.Institution.Name == h.Service.Name {
		return ""
	}
	return h.Institution.Name
}

// hitKind says what a hit is for whose name is only that of its institution: what kind that is, or its topics.
func (p Page) hitKind(h directory.Hit) string {
	if hitWhose(h) != "" {
		return ""
	}
	if kind := sectorNames(p, h.Institution.Sectors, h.Institution.Name); kind != "" {
		return kind
	}
	return wording.Chosen(p.Topic, h.Service.Topics[:min(len(h.Service.Topics), 2)])
}

// nobodyNear reports whether the numbers that hold everywhere should stand below what was found: where there is help near by,
// they would only make the way longer, and the head of the page has them.
func (f Find) nobodyNear() bool {
	return f.First == 0 && f.Findings.Near+len(f.Others) == 0 && !f.Line.Urgent
}
