package wording

import "rundtisch/internal/directory"

// Completeness says how many belong to a network: „15 Einrichtungen und 2 Gruppen“. Where more are stated than named, it
// says so once.
func (w Words) Completeness(c directory.Completeness) string {
	named, groups := w.N("count.named", c.Named), w.N("count.groups", c.Groups)
	listed := w.T("count.both", "Named", named, "Groups", groups)
	switch {
	case c.Stated > 0 && c.Named+c.Groups == 0:
		return w.T("count.unnamed", "Stated", c.Stated)
	case c.Stated > 0:
		return w.T("count.stated", "Stated", c.Stated, "Listed", c.Named+c.Groups)
	case c.Named+c.Groups == 0 && c.StatedText != "":
		return c.StatedText
	case c.Named+c.Groups == 0:
		return w.T("members.none")
	case c.Groups == 0:
		listed = named
	case c.Named == 0:
		listed = groups
	}
	if c.StatedText != "" {
		return w.T("count.statedtext", "Text", c.StatedText) + " " + listed
	}
	return listed
}
