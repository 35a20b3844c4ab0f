package intake

import (
	"fmt"
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

func TestNumbersWhereverTheyStandBecomeContactsOrAreNamed(t *testing.T) {
	const number, other = `{"number": "02921 302546", "type": "voice", "description": "Zentrale"}`, `{"number": "02921 302547", "type": "voice"}`
	contacts := func(list []directory.Contact) string {
		var all []string
		for _, c := range list {
			all = append(all, c.Summary())
		}
		return strings.Join(all, "; ")
	}
	for name, test := range map[string]struct{ text, institution, service string }{
		"of an organization":        {`{"id": "o", "name": "B", "phones": [` + number + `]}`, "Zentrale · 02921 302546", ""},
		"of its place":              {`{"id": "o", "name": "B", "locations": [{"phones": [` + number + `]}]}`, "Zentrale · 02921 302546", ""},
		"of its place by name":      {`{"id": "o", "name": "B", "locations": [{"name": "Haus Ost", "phones": [` + other + `]}]}`, "Haus Ost · 02921 302547", ""},
		"of contacts at its place":  {`{"id": "o", "name": "B", "locations": [{"contacts": [{"name": "Erika", "title": "Empfang", "phones": [` + other + `]}]}]}`, "Empfang · 02921 302547", ""},
		"of a service":              {`{"id": "o", "name": "B", "services": [{"id": "s", "name": "Rat", "phones": [` + number + `]}]}`, "", "Zentrale · 02921 302546"},
		"of a service at a place":   {`{"id": "o", "name": "B", "services": [{"id": "s", "name": "Rat", "service_at_locations": [{"phones": [` + number + `], "contacts": [{"title": "Empfang", "email": "e@example.org"}]}]}]}`, "", "Zentrale · 02921 302546; Empfang · e@example.org"},
		"of the place of a service": {`{"id": "o", "name": "B", "services": [{"id": "s", "name": "Rat", "service_at_locations": [{"location": {"name": "Haus Ost", "phones": [` + other + `], "contacts": [{"title": "Pforte", "phones": [` + number + `]}]}}]}]}`, "", "Haus Ost · 02921 302547; Pforte · 02921 302546"},
		"of a place of its own":     {`{"id": "x", "service": {"id": "s", "name": "Rat", "organization": {"id": "o", "name": "B"}}, "location": {"phones": [` + other + `]}}`, "", "02921 302547"},
	} {
		r := records(t, test.text)[0]
		service := ""
		if len(r.Services) > 0 {
			service = contacts(r.Services[0].Service.Contacts)
		}
		if got := contacts(r.Institution.Contacts); got != test.institution || service != test.service {
			t.Errorf("%s: institution %q, service %q", name, got, service)
		}
	}
}

func TestOnlyNumbersToSpeakOnAreTakenAndTheOthersNamed(t *testing.T) {
	for phone, left := range map[string]string{
		`"number": "02921 302501", "type": "voice"`: "", `"number": "02921 302501", "type": "cell"`: "", `"number": "02921 302501", "description": "Telefon und Fax"`: "", `"number": "02921 302501", "type": "hotline"`: "",
		`"number": "02921 302501", "type": "textphone"`: "Schreibtelefon 02921 302501", `"number": "02921 302501", "type": "TTY"`: "Schreibtelefon", `"number": "02921 302501", "description": "Schreibtelefon für Gehörlose"`: "Schreibtelefon",
		`"number": "02921 302501", "type": "fax"`: "Fax 02921 302501", `"number": "02921 302501", "description": "Telefax"`: "Fax", `"number": "02921 302501", "type": "pager"`: "Pager", `"number": "02921 302501", "type": "text"`: "Textnachrichten",
		`"number": "02921 302501", "type": "sms"`: "Textnachrichten", `"number": "02921 302501", "type": "video"`: "Bildtelefon",
		`"number": "anrufen!"`: "„anrufen!“ ist keine Nummer", `"number": "4711", "type": "voice"`: "„4711“ ist keine Nummer",
	} {
		r := records(t, `{"id": "o", "name": "B", "phones": [{`+phone+`}]}`)[0]
		said := strings.Join(r.LeftOut, " ")
		if (len(r.Institution.Contacts) == 1) != (left == "") || (said == "") != (left == "") || !strings.Contains(said, left) {
			t.Errorf("%s: %+v, said %q", phone, r.Institution.Contacts, said)
		}
	}
}

func TestSeveralNumbersInOneFieldAreSeveralContacts(t *testing.T) {
	for number, want := range map[string]string{"02921 302546 / 302547": "02921 302546|02921 302547", "02921 302546 oder 02921 302547": "02921 302546|02921 302547", "02921 302546 (24 Std.)": "02921 302546 (24 Std.)"} {
		r := records(t, fmt.Sprintf(`{"id": "o", "name": "B", "phones": [{"number": %q}]}`, number))[0]
		var got []string
		for _, c := range r.Institution.Contacts {
			if c.Note != "" {
				c.Phone += " (" + c.Note + ")"
			}
			got = append(got, c.Phone)
		}
		if strings.Join(got, "|") != want || len(r.LeftOut) > 0 {
			t.Errorf("%s: %q, %q", number, got, r.LeftOut)
		}
	}
	if r := records(t, `{"id": "o", "name": "B", "phones": [{"number": "02921 302546 Fax 02921 302547"}]}`)[0]; len(r.Institution.Contacts) != 1 || !strings.Contains(strings.Join(r.LeftOut, ""), "Fax 02921 302547") {
		t.Errorf("%+v, %q", r.Institution.Contacts, r.LeftOut)
	}
}

// A number with an extension is never taken for the number alone.
func TestAnExtensionIsKeptOrTheNumberIsLeftOut(t *testing.T) {
	for given, extension := range map[string]string{`2546`: "2546", `"17"`: "17", `"017"`: "017", `0`: "0", `"x12"`: "12", `2546.0`: "2546", `"nachts 5"`: "nachts 5"} {
		r := records(t, `{"id": "o", "name": "B", "phones": [{"number": "02921 30", "extension": `+given+`}]}`)[0]
		all := strings.Join(r.LeftOut, " ")
		for _, c := range r.Institution.Contacts {
			if c.Phone == "02921 30" {
				t.Errorf("%s: the number stands alone: %+v", given, c)
			}
			all += c.Summary()
		}
		if !strings.Contains(all, extension) {
			t.Errorf("%s: the extension is gone: %+v, %q", given, r.Institution.Contacts, r.LeftOut)
		}
	}
	if kept := records(t, `{"id": "o", "name": "B", "phones": [{"number": "02921 30", "extension": 2546}]}`)[0].Institution.Contacts; len(kept) != 1 || directory.PhonesIn(kept[0].Phone)[0].Extension != "2546" {
		t.Errorf("an extension that can be said is kept: %+v", kept)
	}
	two := records(t, `{"id": "o", "name": "B", "phones": [{"number": "02921 3025", "extension": 11}, {"number": "02921 3025", "extension": 12}, {"number": "02921 3025"}]}`)[0]
	if len(two.Institution.Contacts)+len(two.LeftOut) != 3 {
		t.Errorf("two extensions of one number are two ways: %+v, %q", two.Institution.Contacts, two.LeftOut)
	}
}
