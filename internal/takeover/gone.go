package takeover

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// goneRows lists the members that the text does not name. None is ticked if they may be in a part that was not read, or under
// a name that was not recognised; where the text itself says until when somebody was a member, that day is proposed as the
// end.
func (c *Comparison) goneRows(v *Review) {
	pasted, today := len(c.Result.Members), len(c.diff.Gone)+len(c.diff.Changed)+len(c.diff.Unchanged)
	if pasted+len(c.Ended)+len(c.Result.Left) == 0 {
		return
	}
	hint := ""
	switch {
	case c.Result.Cut || pasted*2 < today:
		hint = maybeOnlyPart(pasted, today)
	case len(c.Left)+len(c.Result.Withheld)+len(c.offered) > 0 ||
		slices.ContainsFunc(c.Result.Unread, func(u memberlist.Unread) bool { return u.Open }):
		hint = notAllRead
	case c.hasUnknown || len(c.twins) > 0:
		hint = maybeOneNew
	}
	if len(c.diff.Gone) > 0 {
		v.GoneHint = hint
	}
	text := " " + memberlist.Plain(c.Text) + " "
	for _, g := range c.diff.Gone {
		row := GoneRow{Listed: g, Ticked: hint == ""}
		var end directory.PartialDate
		row.Why, end = c.reasonGone(g)
		switch name := memberlist.Plain(g.Name); {
		case end != "":
			row.Ticked, row.End = true, InForm(end)
		case row.Why != "":
		case g.Institution != "" && c.twins[g.Institution] != "":
			row.Ticked, row.Why = false, maybeTwin(c.twins[g.Institution])
		case strings.Contains(text, " "+name+" "):
			row.Ticked, row.Why = false, nameInText
		}
		if c.posted != nil && c.posted.Form.Has(fieldSeen) {
			row.Ticked = slices.Contains(c.posted.Form[fieldGone], g.Key)
			row.End = c.posted.Form.Get(fieldEnd + g.Key)
			row.Wrong = c.posted.Wrong[PathOfGone(g.Key).String()]
		}
		v.Gone = append(v.Gone, row)
	}
}

// reasonGone returns what the text says about a former member, "" for nothing, and until when it was one.
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
	return "", ""
}
