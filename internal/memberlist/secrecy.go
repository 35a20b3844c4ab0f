package memberlist

import (
	"regexp"
	"strings"
)

// secrecy is a remark that an address is not told. It is neither an address nor part of a name.
var secrecy = regexp.MustCompile(
	`(?i)[\s,;:–—-]*[(\[]?\b(?:die |genaue |ihre )*(?:adresse|anschrift|standort|wohnort|lage)\b[^,;()\[\]\d]{0,40}?(?:geheim|anonym|` +
		`nicht|kein|vertraulich|unbekannt|gesperrt|geschützt)[^,;()\[\]\d]{0,60}[)\]]?|[\s,;:–—-]*[(\[]?\b(?:geheime|anonyme|vertrauliche|` +
		`geschützte|keine) (?:adresse|anschrift)\b[^,;()\[\]\d]{0,40}[)\]]?`)

// secret tells that there was such a remark, in words that tell nothing else: „Adresse Birkenweg nicht nennen" would.
const secret = "der Hinweis, dass die Anschrift geheim ist"

// withoutSecrecy takes such a remark out of an entry and tells it.
func withoutSecrecy(e entry) entry {
	at := secrecy.FindStringIndex(e.text)
	if at == nil || at[0] == 0 {
		return e
	}
	e.unread = append(e.unread, secret)
	e.text = strings.TrimSpace(e.text[:at[0]] + e.text[at[1]:])
	return e
}
