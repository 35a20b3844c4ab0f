package takeover_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/takeover"
)

func TestANumberOfAPastedListIsOneThatCanBeDialled(t *testing.T) {
	for _, test := range []struct{ pasted, kept, unsure string }{
		{"02921/302546", "02921 302546", ""},
		{"02921 302546 (24 Std.)", "02921 302546 (24 Std.)", ""},
		{"02921 302546 / 47", "02921 302546, 02921 302547", ""},
		{"02921 30-0 App. 12", "02921 30-0 Apparat 12", ""},
		{"02921 302546-48", "", "Telefon 02921 302546-48"}, {"2921302546", "", "Telefon 2921302546"},
	} {
		contacts, _, unsure := takeover.Reach(memberlist.Member{Phone: test.pasted})
		var kept []string
		for _, c := range contacts {
			if c.Note != "" {
				c.Phone += " (" + c.Note + ")"
			}
			kept = append(kept, c.Phone)
		}
		if got := strings.Join(kept, ", "); got != test.kept || strings.Join(unsure, ", ") != test.unsure {
			t.Errorf("%q is kept as %q, unsure %q, want %q, %q", test.pasted, got, unsure, test.kept, test.unsure)
		}
	}
	one := func(phone string) []directory.Contact { return []directory.Contact{{Phone: phone}} }
	house := directory.Institution{Contacts: []directory.Contact{{Phone: "02921 30-0 Apparat 12"}}}
	if c, _ := takeover.Unknown(house, one("02921 30-0 Apparat 13"), ""); len(c) == 0 {
		t.Error("another extension is taken for the same number")
	}
	if c, _ := takeover.Unknown(house, one("+49 2921 300, App. 12"), ""); len(c) != 0 {
		t.Error("the same extension is taken for another number")
	}
}
