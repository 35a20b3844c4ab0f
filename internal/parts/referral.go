package parts

import (
	"fmt"
	"net/url"
	"slices"

	"rundtisch/internal/directory"
)

// hideReferral lets staff at most read a contact between professionals, whatever the form had ticked before anybody chose
// what the contact is for.
func hideReferral(fields []Field, typed url.Values, at string) {
	contact := slices.ContainsFunc(fields, func(f Field) bool { return f.Tag == "art" && f.Words == "contact." })
	if contact && typed.Get(at+"art") == string(directory.ContactReferral) && typed.Has(at+"sichtbarkeit") {
		level := directory.Visibility(typed.Get(at + "sichtbarkeit"))
		typed.Set(at+"sichtbarkeit", string(directory.Stricter(level, directory.Staff)))
	}
}

// hideReferrals is hideReferral for the rows of a field.
func (f Field) hideReferrals(typed url.Values, name string) {
	for _, n := range rowNumbers(typed, name) {
		hideReferral(f.Fields, typed, fmt.Sprintf("%s.%d.", name, n))
	}
}
