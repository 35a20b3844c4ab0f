package directory

import (
	"errors"
	"strings"
	"testing"

	"rundtisch/internal/fault"
	"rundtisch/internal/mailaddress"
)

// What a contact can have must be what mail can be sent to: the yearly question goes there.
func TestTheAddressOfAContactIsOneThatMailGoesTo(t *testing.T) {
	check := func(email string) string {
		c := newChecker()
		c.contact(fault.Entry("kontakte", 1), "kontakte", Contact{Key: "k", Kind: ContactHelp, Email: email, Phone: "02323 123456"}, false)
		var bad fault.Invalid
		if err := c.bad.OrNil(); err == nil {
			return ""
		} else if !errors.As(err, &bad) || len(bad) != 1 {
			t.Fatalf("%q: %v", email, err)
		}
		return bad.InForm()["kontakte[1].e_mail"]
	}
	for _, email := range []string{"", "info@example.org", "o'neil@example.org", "info@müller.de", "a&b@example.org"} {
		if wrong := check(email); wrong != "" {
			t.Errorf("%q: %s", email, wrong)
		}
	}
	for email, want := range map[string]mailaddress.Error{
		"büro@example.org": mailaddress.Letters, "info@[127.0.0.1]": mailaddress.Number, "info@example": mailaddress.NoDomain, "info@example.org.": mailaddress.Dots,
		"a@example.org,b@example.org": mailaddress.Several, "info\u200b@example.org": mailaddress.Invisible, " info@example.org": mailaddress.None, "info": mailaddress.None,
	} {
		if got := check(email); got != string(want) {
			t.Errorf("%q: %q, want %q", email, got, want)
		}
	}
	if strings.Contains(check("info@100%.de"), "MISSING") {
		t.Error(check("info@100%.de"))
	}
}
