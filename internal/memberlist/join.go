package memberlist

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	openEnd = regexp.MustCompile(
		`(?:,|[\s,](?:und|oder|sowie|für|gegen|der|die|das|des|dem|den|von|vom|im|in|am|an|bei|mit|auf|aus|zur|zum|bzw\.|–|-|&|/)|/|\()$`)
	openStart = regexp.MustCompile(`^(?:e\. ?V\b|gGmbH|GmbH|KdöR|\(|–|&|/|\+ )`)
)

// isOpen reports whether the line behind must belong to this one.
func isOpen(text string) bool {
	return openEnd.MatchString(tail(text)) || strings.HasSuffix(text, "-") && len(text) > 1
}

// continues reports whether a line cannot begin an entry.
func continues(text string) bool {
	r := firstRune(text)
	if openStart.MatchString(text) {
		return true
	}
	if tellsAbsent(text) {
		return false
	}
	if !unicode.IsLower(r) {
		return false
	}
	first, _, _ := strings.Cut(text, " ")
	return !strings.Contains(first, "@") && !strings.Contains(first, ".") && !strings.HasPrefix(plainText(text), "pro familia") &&
		!strings.HasPrefix(text, "donum")
}

// joinLines makes one text of two lines: it mends words broken at the end of a line and keeps „Ehe-, Familien- und“.
func joinLines(a, b string) (string, []fix) {
	if a == "" || b == "" {
		return a + b, nil
	}
	last := a[strings.LastIndexByte(a, ' ')+1:]
	first, _, _ := strings.Cut(b, " ")
	if strings.HasSuffix(a, "-") && len(last) > 1 {
		bare := strings.Trim(first, ",;.")
		switch {
		case functionWord[plainText(bare)] || strings.HasPrefix(first, "&") || strings.HasPrefix(first, "/"):
			return a + " " + b, nil
		case unicode.IsLower(firstRune(b)):
			joined := strings.TrimSuffix(last, "-") + first
			joined = strings.Trim(joined, ",;.()")
			return strings.TrimSuffix(a, "-") + b, []fix{{joined, "Silbentrennung aufgehoben: „" + joined + "“", true}}
		}
		return a + b, nil
	}
	if unicode.IsLower(firstRune(b)) && !functionWord[plainText(first)] && unicode.IsLetter(lastRune(a)) && brokenWord(last, first) {
		joined := strings.Trim(last+first, ",;.()")
		return a + b, []fix{{joined, "Zeilenumbruch im Wort aufgehoben: „" + joined + "“", true}}
	}
	return a + " " + b, nil
}

// brokenWord reports whether two pieces are one word of an institution: „Beratungs“ „stelle“.
func brokenWord(left, right string) bool {
	right = plainText(strings.Trim(right, ",;.()"))
	left = plainText(left)
	if right == "" || left == "" || verbs[right] || prepositions[right] {
		return false
	}
	whole, _ := classify(left + right)
	rest, _ := classify(right)
	if whole&institutional == 0 {
		return false
	}
	if rest&institutional != 0 { // a noun in lower case is the end of a compound
		return true
	}
	half, _ := classify(left)
	return half&institutional == 0
}
