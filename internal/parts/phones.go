package parts

import (
	"fmt"
	"net/url"
	"slices"

	"rundtisch/internal/directory"
)

// The field that takes what was written beside a telephone number: „24 Std."
const remark = "anmerkung"

// partPhone parts what stands in the telephone field of an entry or a row. It reports false where there is none, where
// nothing can be parted, and where the form has no field for what would be left over.
func partPhone(fields []Field, typed url.Values, at string) (directory.PhoneField, bool) {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Widget == Phone })
	if i < 0 {
		return directory.PhoneField{}, false
	}
	parted := directory.SplitPhones(typed.Get(at + fields[i].Tag))
	_, room := typed[at+remark]
	return parted, (parted.Remark != "" || len(parted.Further) > 0) && (parted.Remark == "" || room)
}

// putPhone puts a number into its field and what was said of it into the remark.
func putPhone(fields []Field, typed url.Values, at string, parted directory.PhoneField) {
	for _, f := range fields {
		if f.Widget == Phone {
			typed.Set(at+f.Tag, parted.Number)
		}
	}
	if parted.Remark != "" {
		typed.Set(at+remark, directory.AddRemark(typed.Get(at+remark), parted.Remark))
	}
}

// partRows parts the telephone fields of rows. A further number becomes a row of its own, for the same and to be seen by
// the same; the mailbox, the website and the check stay with the first.
func (f Field) partRows(typed url.Values, name string, rows int) {
	for n := range rows {
		at := fmt.Sprintf("%s.%d.", name, n)
		parted, ok := partPhone(f.Fields, typed, at)
		if !ok || rows+len(parted.Further) > mostRows {
			continue
		}
		putPhone(f.Fields, typed, at, parted)
		for _, further := range parted.Further {
			next := fmt.Sprintf("%s.%d.", name, rows)
			rows++
			if f.Keyed {
				typed.Set(next+"kennung", "")
			}
			for _, g := range f.Fields {
				switch texts, ok := typed[at+g.Tag]; {
				case g.Widget == Email, g.Widget == Link, g.Widget == Date, g.Tag == "geprueft_durch", g.Tag == remark:
					typed.Set(next+g.Tag, "")
				case ok:
					typed[next+g.Tag] = slices.Clone(texts)
				}
			}
			putPhone(f.Fields, typed, next, further)
		}
	}
}
