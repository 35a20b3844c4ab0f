package takeover

import (
	"slices"
	"strings"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// goneRows lists the members that the text does not name. None is ticked while a new row is not matched, or where the text is
// only a part of the list or a file was not read as a whole; nor is one whose name stands in what was not read. Where the text
// itself says that somebody is a member no longer, they are ticked, and the day that it names is proposed as the end.
func (c *Comparison) goneRows(v *Review) {
	pasted, today := len(c.Result.Members), len(c.diff.Gone)+len(c.diff.Changed)+len(c.diff.Unchanged)
	if pasted+len(c.Ended)+len(c.Result.Left) == 0 {
		return
	}
	hint := ""
	switch {
	case c.Result.Cut || pasted*2 < today:
		hint = maybeOnlyPart(pasted, today)
	case c.Missing:
		hint = notAllRead
	case c.hasUnknown || len(c.twins) > 0:
		hint = maybeOneNew
	}
	unread := c.unreadNames()
	for _, g := range c.diff.Gone {
		row := GoneRow{Listed: g, Ticked: hint == "", Twin: g.Institution != "" && c.twins[g.Institution] != ""}
		var end directory.PartialDate
		row.Why, end = c.reasonGone(g)
		left := row.Why != ""
		switch {
		case left:
			row.Ticked, row.End = true, days.Print(string(end))
		case row.Twin:
			row.Ticked, row.Why = false, maybeTwin(c.twins[g.Institution])
		default:
			if why := unread.about(g); why != "" {
				row.Ticked, row.Why = false, why
			}
		}
		if c.posted != nil && c.posted.Form.Has(fieldSeen) {
			row.Ticked = slices.Contains(c.posted.Form[fieldGone], g.Key)
			row.End = c.posted.Form.Get(fieldEnd + g.Key)
			row.Wrong = c.posted.Wrong[PathOfGone(g.Key).String()]
		}
		if !row.Twin && !left {
			v.GoneHint = hint
		}
		v.Gone = append(v.Gone, row)
	}
}

// unreadNames are the words in which somebody may stand who was not read as a member.
type unreadNames struct {
	text, file string   // folded, between blanks
	offered    [][]word // names of those who may be members
	withheld   []string
}

func (c *Comparison) unreadNames() unreadNames {
	between := func(words string) string { return " " + memberlist.Plain(words) + " " }
	u := unreadNames{text: between(c.Text), file: between(strings.Join(c.Left, " ")), withheld: c.withheld}
	for _, m := range c.offered {
		u.offered = append(u.offered, wordsOf(m.Name, nil))
	}
	return u
}

// about says why somebody is not taken for gone, in words; "" if nothing speaks for it.
func (u unreadNames) about(g Listed) string {
	name := " " + memberlist.Plain(g.Name) + " "
	known := wordsOf(g.Name, nil)
	switch {
	case slices.ContainsFunc(u.withheld, func(name string) bool { return memberlist.OneName(name, g.Name) }):
		return nameWithheld
	case strings.Contains(u.text, name):
		return nameInText
	case strings.Contains(u.file, name):
		return nameInFile
	case slices.ContainsFunc(u.offered, func(asked []word) bool { return likenessOf(asked, known).score >= leastWords }):
		return nameOffered
	}
	return ""
}

// reasonGone returns what the text or its file says about somebody who has left, "" for nothing, and until when it was one.
func (c *Comparison) reasonGone(g Listed) (string, directory.PartialDate) {
	for _, l := range c.Result.Left {
		if memberlist.OneName(l.Name, g.Name) {
			return leftByText(l.Words), DateIn(l.Words)
		}
	}
	for _, m := range c.Ended {
		if memberlist.OneName(m.Name, g.Name) || memberlist.OneName(m.Written, g.Name) {
			return memberUntil(m.Until), m.Until
		}
	}
	for _, words := range c.Struck {
		first, _, _ := strings.Cut(words, ", ")
		if memberlist.OneName(first, g.Name) || strings.HasPrefix(memberlist.Plain(words)+" ", memberlist.Plain(g.Name)+" ") {
			return struckOut, ""
		}
	}
	return "", ""
}
