package directory_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
)

func TestPhoneNumbersAreDialledAndShownAsPeopleKnowThem(t *testing.T) {
	for _, test := range []struct{ number, link, text string }{
		{"02921/302546", "tel:+492921302546", "02921 302546"},
		{"02921 / 302546", "tel:+492921302546", "02921 302546"},
		{"02921 302546", "tel:+492921302546", "02921 302546"},
		{"(02921) 302546", "tel:+492921302546", "02921 302546"},
		{"+49 2921 302546", "tel:+492921302546", "+49 2921 302546"},
		{"0049 2921 302546", "tel:+492921302546", "+49 2921 302546"},
		{"02921 30-2546", "tel:+492921302546", "02921 30-2546"},
		{"110", "tel:110", "110"},
		{"112", "tel:112", "112"},
		{"116 016", "tel:116016", "116 016"},
		{"116016", "tel:116016", "116 016"},
		{"116 006", "tel:116006", "116 006"},
		{"0800 22 55 530", "tel:+498002255530", "0800 22 55 530"},
		{" 0800 22 55 530 ", "tel:+498002255530", "0800 22 55 530"},
		{"+49 (0) 2921 302546", "tel:+492921302546", "+49 2921 302546"},
		{"02921\u00a0302546", "tel:+492921302546", "02921 302546"},
		{"02921 – 302546", "tel:+492921302546", "02921 302546"},
		{"+43 1 71719", "tel:+43171719", "+43 1 71719"},
	} {
		if got := directory.PhoneLink(test.number); got != test.link {
			t.Errorf("PhoneLink(%q) = %q, want %q", test.number, got, test.link)
		}
		if got := directory.PhoneText(test.number); got != test.text {
			t.Errorf("PhoneText(%q) = %q, want %q", test.number, got, test.text)
		}
	}
}

func TestRubbishIsNoPhoneNumber(t *testing.T) {
	for _, rubbish := range []string{"", " ", "x", "keine", "nach Vereinbarung", "12", "0", "00", "000000", "02921", "javascript:alert(110)", "Zimmer 110", "1-1-0 mal anders", "110@example.org",
		"+", "++49 2921 302546", strings.Repeat("1", 30), strings.Repeat("0", 5000), "02921/302546; drop", "<b>110</b>", "tel:110", "0800-FRAUEN", "\u0661\u0661\u0660"} {
		if got := directory.PhoneLink(rubbish); got != "" {
			t.Errorf("PhoneLink(%q) = %q, want nothing", rubbish, got)
		}
	}
}

func TestAPhoneLinkHoldsNothingButDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-+ /()0-9a-z.]{0,20}`)).Draw(t, "number")
		link := directory.PhoneLink(number)
		if link != "" && strings.Trim(strings.TrimPrefix(link, "tel:"), "+0123456789") != "" {
			t.Errorf("PhoneLink(%q) = %q", number, link)
		}
	})
}
