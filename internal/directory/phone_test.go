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

// A field may hold two numbers that were stored before anybody looked: the link leads to the first, never to both joined.
func TestALinkLeadsToOneNumberThatIsCertain(t *testing.T) {
	for text, link := range map[string]string{
		"02921 302546 / 47": "tel:+492921302546", "02921 302546/47": "tel:+492921302546", "01234 47 11 / 47 12": "tel:+4912344711",
		"02921 302546-48": "", "02921 302546 (-47)": "", "02921 30-20 bis -24": "", "02921 302546 / 12": "",
		"0171/1234567": "tel:+491711234567", "Fax: 02921 302547": "", "Fax 02921 302547, Tel. 02921 302546": "tel:+492921302546", "Schreibtelefon 02921 302548": "",
		"02921 30-0 Apparat 12": "tel:+492921300", "2921302546": "", "3025467": "", "0116016": "",
	} {
		if got := directory.PhoneLink(text); got != link {
			t.Errorf("PhoneLink(%q) = %q, want %q", text, got, link)
		}
	}
}

func TestAFieldHoldsOneNumberToSpeakOn(t *testing.T) {
	for text, says := range map[string]string{
		"02921 30-0 Apparat 12": "", "02921/302546": "", "": "",
		"02921 302546 / 47": "mehrere Nummern", "02921 302546 (24 Std.)": "„24 Std.“ gehört in die Anmerkung", "Fax: 02921 302547": "„Fax: 02921 302547“ gehört in die Anmerkung",
		"nach Vereinbarung": "keine Telefonnummer", "2921302555": "Hier fehlt vielleicht die Null: 2921302555", "0800-FRAUEN": "Ziffern",
	} {
		if got := directory.PhoneTrouble(text); !strings.Contains(got, says) || (says == "") != (got == "") {
			t.Errorf("PhoneTrouble(%q) = %q, want %q", text, got, says)
		}
	}
}

func TestRubbishIsNoPhoneNumber(t *testing.T) {
	for _, rubbish := range []string{"", " ", "x", "keine", "nach Vereinbarung", "12", "0", "00", "000000", "02921", "javascript:alert(110)", "Zimmer 110", "1-1-0 mal anders", "110@example.org",
		"+", "++49 2921 302546", strings.Repeat("1", 30), strings.Repeat("0", 5000), "<b>110</b>", "0800-FRAUEN", "\u0661\u0661\u0660"} {
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
