package mailaddress

import (
	"errors"
	"net/mail"
	"strings"
	"testing"
)

func TestWhatAnAddressIs(t *testing.T) {
	for typed, want := range map[string]string{
		"eva@example.org": "eva@example.org", " Eva@Example.ORG\n": "Eva@example.org", "o'neil@example.org": "o'neil@example.org",
		"a.b+c_d-e@x-y.de": "a.b+c_d-e@x-y.de", "info@müller.de": "info@xn--mller-kva.de", "info@MÜLLER.de": "info@xn--mller-kva.de",
		"info@straße.example": "info@xn--strae-oqa.example", "info@xn--mller-kva.de": "info@xn--mller-kva.de", "1@2.de": "1@2.de",
		"a&b@example.org": "a&b@example.org", strings.Repeat("a", 64) + "@example.org": strings.Repeat("a", 64) + "@example.org",
	} {
		if got, err := Plain(typed); err != nil || got != want {
			t.Errorf("Plain(%q) = %q, %v, want %q", typed, got, err, want)
		} else if parsed, err := mail.ParseAddress(got); err != nil || parsed.Address != got {
			t.Errorf("%q is no address of a message: %v", got, err)
		} else if again, err := Plain(got); err != nil || again != got {
			t.Errorf("Plain(%q) = %q, %v", got, again, err)
		}
	}
	for typed, want := range map[string]Error{
		"": None, "eva": None, "@example.org": None, "eva@": None, "eva@exa!mple.org": None, "eva@-example.org": None, "eva@exa_mple.org": None, "a[b@example.org": None,
		"a@b@example.org": Several, "a@example.org, b@example.org": Several, "a@example.org;b@example.org": Several, "Eva <eva@example.org>": Several,
		`"eva b"@example.org`: Several, "eva b@example.org": Several, "eva@exa mple.org": Several, "eva(x)@example.org": Several, "mailto:eva@example.org": Several,
		"eva\r\nBcc: b@example.org": Invisible, "eva\x00@example.org": Invisible, "eva\u200b@example.org": Invisible, "eva@exam\u00adple.org": Invisible,
		"eva@example.org\u202e": Invisible, "eva\ufeff@example.org": Invisible, "eva\u00a0@example.org": Invisible, "ev\xff@example.org": Invisible,
		"büro@example.org": Letters, "büro@müller.de": Letters, "evа@example.org": Letters,
		"eva.@example.org": Dots, ".eva@example.org": Dots, "e..va@example.org": Dots, "eva@example.org.": Dots, "eva@.example.org": Dots, "eva@example..org": Dots,
		"info@example": NoDomain, "info@localhost": NoDomain, "info@example.d": NoDomain,
		"info@[127.0.0.1]": Number, "info@127.0.0.1": Number, "info@[IPv6:::1]": Number,
		"eva@exаmple.org": Foreign, "eva@пример.рф": Foreign,
		strings.Repeat("a", 65) + "@example.org": Long, "a@" + strings.Repeat(strings.Repeat("b", 60)+".", 4) + "example.org": Long,
	} {
		got, err := Plain(typed)
		var wrong Error
		if !errors.As(err, &wrong) || wrong != want || got != "" {
			t.Errorf("Plain(%q) = %q, %q, want %q", typed, got, err, want)
		}
	}
}
