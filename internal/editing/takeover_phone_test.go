package editing_test

import (
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/memberlist"
)

func TestANumberOfAPastedListIsOneThatCanBeDialled(t *testing.T) {
	for _, test := range []struct{ pasted, phone, note string }{
		{"02921/302546", "02921/302546", ""},
		{"02921 302546 (24 Std.)", "02921 302546", "24 Std."},
		{"02921 302546 / 47", "02921 302546", "auch 02921 302547"},
		{"02921 30-0 App. 12", "02921 30-0 Apparat 12", ""},
		{"02921 302546-48", "", ""}, {"2921302546", "", ""},
	} {
		c, _ := editing.Reach(memberlist.Member{Phone: test.pasted})
		if c.Phone != test.phone || c.Note != test.note {
			t.Errorf("%q is kept as %q (%q), want %q (%q)", test.pasted, c.Phone, c.Note, test.phone, test.note)
		}
	}
	house := directory.Institution{Contacts: []directory.Contact{{Phone: "02921 30-0 Apparat 12"}}}
	if c, _ := editing.Unknown(house, directory.Contact{Phone: "02921 30-0 Apparat 13"}, ""); c.Phone == "" {
		t.Error("another extension is taken for the same number")
	}
	if c, _ := editing.Unknown(house, directory.Contact{Phone: "+49 2921 300, App. 12"}, ""); c.Phone != "" {
		t.Error("the same extension is taken for another number")
	}
}
