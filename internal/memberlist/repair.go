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
	lostComma    = regexp.MustCompile(`(\p{Ll}-) (\p{Lu}\p{Ll}+-)( (?:und|oder) )`)
	adjectival   = regexp.MustCompile(`(?i)(ische|ischen|isches|ischer|liche|liches|licher|ale|ales|aler|hiesigen|hiesige|ortlichen)$`)
	functionWord = wordsOf("function")
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
	if strings.Contains(text, "  ") || strings.Contains(text, "\t") {
		text = blankRun.ReplaceAllString(text, " ")
	}
	if text = strings.TrimSpace(text); text != strings.TrimSpace(before) {
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
	for _, rule := range []struct {
		near   string // one of these letters must be there
		shape  *regexp.Regexp
		to     string
		repair bool
		what   string
	}{
		{"VvH", gluedLegal, "$1 $2", true, "Leerzeichen vor der Rechtsform ergänzt"},
		{"Vv", association, "${1}e. V.$2", false, "„e. V.“ einheitlich geschrieben"},
		{"V", afterLegal, "$1 $2", true, "Leerzeichen nach der Rechtsform ergänzt"},
		{"(", gluedParen, "$1 ($2", false, "Leerzeichen vor der Klammer ergänzt"},
		{",;", spaceComma, "$1$2$3", false, "Leerzeichen vor dem Satzzeichen entfernt"},
		{"-", lostComma, "$1, $2$3", true, "Fehlendes Komma ergänzt"},
	} {
		if strings.ContainsAny(text, rule.near) {
			before = text
			text = rule.shape.ReplaceAllString(text, rule.to)
			note(rule.repair, before, text, rule.what)
		}
	}
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
		return len(left) > 4 &&
			(strings.HasSuffix(left, "en") || strings.HasSuffix(left, "er") || strings.HasSuffix(left, "es") || strings.HasSuffix(left, "e"))
	case adjectival.MatchString(folded):
		return len(left) > 5
	}
	c, _ := classify(folded)
	r, _ := classify(plainText(right))
	return c&(unit|office) != 0 && len(folded) > 6 && r&institutional == 0
}
