package mail

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/mailaddress"
)

// maxName is how long a name before an address may become, in characters: mail programs show no more.
const maxName = 100

// FittingName returns a name from the directory as it can stand before an address: without what would end the header, and
// shortened. It returns "" for what looks like an address itself, which would pretend that somebody else sends.
func FittingName(name string) string {
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(unfit+`"`, r)
	}), " ")
	if utf8.RuneCountInString(name) > maxName {
		name = strings.TrimSpace(string([]rune(name)[:maxName-2])) + " …"
	}
	if strings.Contains(name, "@") || !NameFits(name) {
		return ""
	}
	return name
}

// AddressFits reports whether mail can be sent to an address.
func AddressFits(address string) bool {
	_, err := mailaddress.Plain(address)
	return err == nil
}
