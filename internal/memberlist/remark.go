package memberlist

import (
	"regexp"
	"strings"
)

// remarks are what people write behind a name that is no part of it: when somebody is there, how to come, which room.
// Hours have to end with „Uhr“: „Montagsgruppe 2“ is a name.
var remarks = regexp.MustCompile(
	`(?i)[\s,;–-]+[(]?(?:` +
		`(?:(?:mo|di|mi|do|fr|sa|so|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|täglich|werktags)\b[^()\d]{0,24}` +
		`\d[\d\s.:–-]*(?:uhr)?(?:\s*(?:und|u\.|,)\s*\d[\d\s.:–-]*)?uhr(?:[,;]?\s*(?:und )?)?)+` +
		`|rund um die uhr|(?:nur )?nach (?:termin)?(?:vereinbarung|absprache)|nur mit termin` +
		`|(?:im )?(?:kreishaus|rathaus|landratsamt)[\s,]+zimmer \d+\p{L}?|zimmer \d+\p{L}?` +
		`)[)]?(?:[\s,;]|$)|\s*\([^()]*\b(?:anrufen|erreichbar|telefonisch)\b[^()]*\)`)

// withoutRemarks takes such remarks out of an entry and tells them.
func withoutRemarks(e entry) entry {
	for {
		at := remarks.FindStringIndex(e.text)
		if at == nil || at[0] == 0 {
			return e
		}
		e.unread = append(e.unread, strings.Trim(e.text[at[0]:at[1]], " \t,;()–-"))
		e.text = strings.TrimSpace(strings.TrimRight(e.text[:at[0]], " ,;") + ", " + strings.TrimLeft(e.text[at[1]:], " ,;"))
		e.text = strings.TrimSuffix(strings.TrimSpace(e.text), ",")
	}
}
