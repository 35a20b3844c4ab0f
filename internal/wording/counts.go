package wording

import "rundtisch/internal/directory"

// Completeness says honestly how many are stated and how many are listed:
// „51 Partner laut Quelle, 0 hier einzeln aufgeführt".
func (w Words) Completeness(c directory.Completeness) string {
	var listed string
	switch total := c.Named + c.Groups; {
	case c.Stated > 0:
		return w.T("count.stated", "Stated", c.Stated, "Listed", total)
	case total == 0:
		listed = w.T("members.none")
	case c.Groups == 0:
		listed = w.N("count.named", c.Named)
	case c.Named == 0:
		listed = w.N("count.groups", c.Groups)
	default:
		listed = w.T("count.total", "Total", total) + " " + w.N("count.of.named", c.Named) + ", " + w.N("count.of.groups", c.Groups)
	}
	if c.StatedText != "" {
		return w.T("count.statedtext", "Text", c.StatedText) + " " + listed
	}
	return listed
}
