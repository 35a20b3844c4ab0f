package intake

import (
	"strings"
	"testing"
)

// What a source says of one organization or service in two places is put together, whatever the places are; where they
// differ, that is said.
func TestWhatIsToldTwiceIsPutTogether(t *testing.T) {
	const a, b = `"phones": [{"number": "02921 302501"}]`, `"phones": [{"number": "02921 302502"}]`
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"embedded in two services": {`[{"id": "s", "name": "Rat", "status": "active", "organization": {"id": "o", "name": "Beratung Soest", ` + a + `}},
			{"id": "t", "name": "Tat", "status": "active", "organization": {"id": "o", "name": "Beratung Soest", "email": "b@example.org", ` + b + `}}]`, []string{"02921 302501", "02921 302502", "b@example.org"}},
		"two organizations": {`[{"id": "o", "name": "Beratung Soest", ` + a + `}, {"id": "o", "name": "Rat Lippstadt", "website": "https://rat.example.org", ` + b + `}]`,
			[]string{"02921 302501", "02921 302502", "Beratung Soest", "An anderer Stelle steht dort Name: „Rat Lippstadt“.", "https://rat.example.org"}},
		"an organization and one in a service": {`[{"id": "o", "name": "Beratung Soest", "email": "a@example.org", ` + a + `}, {"id": "s", "name": "Rat", "status": "active", "organization": {"id": "o", "name": "Beratung Soest", "email": "b@example.org", ` + b + `}}]`,
			[]string{"02921 302501", "02921 302502", "a@example.org", "An anderer Stelle steht dort E-Mail: „b@example.org“."}},
		"two services": {`[{"id": "o", "name": "Beratung Soest"}, {"id": "s", "name": "Rat", "status": "active", "organization_id": "o", "fees_description": "frei", ` + a + `}, {"id": "s", "name": "Rat und Tat", "status": "active", "organization_id": "o", "fees_description": "5 Euro", ` + b + `}]`,
			[]string{"02921 302501", "02921 302502", "An anderer Stelle steht dort Name: „Rat und Tat“.", "An anderer Stelle steht dort Kosten: „5 Euro“."}},
		"services within two organizations": {`[{"id": "o", "name": "Beratung Soest", "services": [{"id": "s", "name": "Rat", "status": "active", ` + a + `}]}, {"id": "o", "name": "Beratung Soest", "services": [{"id": "s", "name": "Rat", "status": "active", ` + b + `}, {"id": "t", "name": "Tat", "status": "active"}]}]`,
			[]string{"02921 302501", "02921 302502", "Tat"}},
		"a service and one at a place": {`[{"id": "o", "name": "Beratung Soest"}, {"id": "s", "name": "Rat", "status": "active", "organization_id": "o", ` + a + `}, {"id": "l", "service": {"id": "s", "name": "Rat", "status": "active", ` + b + `}, "location": {"id": "p", "name": "Haus"}}]`,
			[]string{"02921 302501", "02921 302502"}},
		"places of two": {`[{"id": "o", "name": "Beratung Soest", "locations": [{"addresses": [{"address_1": "Markt 1", "city": "Soest", "postal_code": "59494"}]}]}, {"id": "o", "name": "Beratung Soest", "locations": [{"addresses": [{"address_1": "Ring 2", "city": "Soest", "postal_code": "59494"}]}]}]`,
			[]string{"Markt 1", "Ring 2"}},
	} {
		list := records(t, test.text)
		if len(list) != 1 {
			t.Errorf("%s: %d records", name, len(list))
			continue
		}
		all := everything(t, list[0])
		for _, want := range test.want {
			if !strings.Contains(all, want) {
				t.Errorf("%s: %q is gone: %s", name, want, all)
			}
		}
	}
	short := records(t, `[{"id": "s", "name": "Rat", "status": "active", "organization": {"id": "o", "name": "Beratung Soest", "description": "Wir beraten …"}}, {"id": "o", "name": "Beratung Soest", "description": "Wir beraten alle.", `+a+`}]`)
	if r := short[0]; len(r.LeftOut) > 0 || r.Institution.Note != "Wir beraten alle." || len(r.Institution.Contacts) != 1 {
		t.Errorf("in short: %+v", r)
	}
}
