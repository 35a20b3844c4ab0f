package memberlist

import (
	"regexp"
	"strings"
)

var (
	association  = regexp.MustCompile(`(^|[\s,(/–-])[eE]\s?\.\s?[vV](?:\.|$|([\s,;)–-]))`)
	gluedLegal   = regexp.MustCompile(`(\p{Ll}{2}|["“])(e\. ?V\.|gGmbH|GmbH)`)
	afterLegal   = regexp.MustCompile(`(e\. V\.)(\p{L})`)
	gluedComma   = regexp.MustCompile(`(\p{L}|\.),(\p{L}{2})`)
	gluedWord    = regexp.MustCompile(`(\p{L}*\p{Ll})(\p{Lu}\p{Ll}{2}[\p{Ll}-]*)`)
	gluedParen   = regexp.MustCompile(`(\p{Ll}{2}|\.)\((\p{Lu})`)
	spaceComma   = regexp.MustCompile(`(\S) +([,;])( |$)`)
	blankRun     = regexp.MustCompile(`[ \t]{2,}|\t`)
	looseDash    = regexp.MustCompile(`(\p{L}|\.) ?(?:--|—|–|-) (\p{L}|„|")|(\p{L}|\.) (?:--|—|–|-)(\p{Lu})`)
	lostComma    = regexp.MustCompile(`(\p{Ll}-) (\p{Lu}\p{Ll}+-)( (?:und|oder) )`)
	adjectival   = regexp.MustCompile(`(?i)(ische|ischen|isches|ischer|liche|liches|licher|ale|ales|aler|hiesigen|hiesige|ortlichen)$`)
	functionWord = listOf(`und oder sowie für gegen der die das des dem den von vom im in am an bei mit auf aus zur zum hiesigen hiesige hiesiger örtlichen örtliche zuständigen jeweiligen`)
)

// mend puts the spelling of one row right and says what it did.
// Repairs are of damage; what was only made uniform („e. V.“, dashes) is told apart from them.
func mend(text string) (string, []fix) {
	var fixes []fix
	note := func(repair bool, before, after, what string) {
		if before != after {
			fixes = append(fixes, fix{after, what, repair})
		}
	}
	before := text
	if text = strings.TrimSpace(blankRun.ReplaceAllString(text, " ")); text != strings.TrimSpace(before) {
		note(false, before, text, "Überzählige Leerzeichen entfernt")
	}
	before = text
	text = splitGlued(text, func(from, to string) {
		note(true, from, to, "Zusammengeklebte Wörter getrennt: „"+from+"“ → „"+to+"“")
	})
	text = gluedComma.ReplaceAllStringFunc(text, func(m string) string {
		to := strings.Replace(m, ",", ", ", 1)
		note(true, m, to, "Leerzeichen nach Komma ergänzt")
		return to
	})
	before = text
	text = gluedLegal.ReplaceAllString(text, "$1 $2")
	note(true, before, text, "Leerzeichen vor der Rechtsform ergänzt")
	before = text
	text = association.ReplaceAllString(text, "${1}e. V.$2")
	note(false, before, text, "„e. V.“ einheitlich geschrieben")
	before = text
	text = afterLegal.ReplaceAllString(text, "$1 $2")
	note(true, before, text, "Leerzeichen nach der Rechtsform ergänzt")
	before = text
	text = spaceComma.ReplaceAllString(gluedParen.ReplaceAllString(text, "$1 ($2"), "$1$2$3")
	note(false, before, text, "Leerzeichen an Satzzeichen berichtigt")
	before = text
	text = lostComma.ReplaceAllString(text, "$1, $2$3")
	note(true, before, text, "Fehlendes Komma ergänzt")
	return text, fixes
}

// splitGlued parts words that lost the space between them. Names that are written so (FamilienZentrum, gGmbH) stay.
func splitGlued(text string, note func(from, to string)) string {
	if !gluedWord.MatchString(text) {
		return text
	}
	fields := strings.Split(text, " ")
	for i, f := range fields {
		at := gluedWord.FindStringSubmatchIndex(f)
		if at == nil || strings.ContainsAny(f, "@/") || strings.Contains(f, "www.") {
			continue
		}
		left, right := f[at[2]:at[3]], f[at[4]:at[5]]
		if !mayPart(left, right) {
			continue
		}
		to := f[:at[3]] + " " + f[at[4]:]
		note(f, to)
		fields[i] = to
	}
	return strings.Join(fields, " ")
}

func mayPart(left, right string) bool {
	folded := plainText(left)
	if right == "Innen" || len(right) < 3 {
		return false
	}
	lower := left[0] >= 'a' && left[0] <= 'z'
	switch {
	case functionWord[folded]:
		return true
	case lower:
		return len(left) > 4 && (strings.HasSuffix(left, "en") || strings.HasSuffix(left, "er") || strings.HasSuffix(left, "es") || strings.HasSuffix(left, "e"))
	case adjectival.MatchString(folded):
		return len(left) > 5
	}
	c, _ := classify(folded)
	r, _ := classify(plainText(right))
	return c&(unit|office) != 0 && len(folded) > 6 && r&institutional == 0
}
