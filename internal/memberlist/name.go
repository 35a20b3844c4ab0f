package memberlist

import (
	"regexp"
	"strings"
	"unicode"
)

// naming is a row taken apart.
type naming struct {
	name, parent, function string
	fixes                  []fix
}

var (
	functionOf = regexp.MustCompile(
		`^((?:\p{Lu}[\p{L}*:/]+(?: und |, | & |/))*(?:\p{Lu}\p{L}*)?(?:Vertreter|Vertretung|Mitarbeiter|Mitarbeitende|Ansprechpartner|` +
			`Ansprechperson|Fachkräfte|Fachkraft|Leiter|Leitung|Sachbearbeiter|Delegierte|Beschäftigte|Angehörige|` +
			`Repräsentant)(?:/?-?\(?[*:_]?[Ii]n(?:nen)?\)?|innen|en|n|r|s)?(?: und \p{Lu}[\p{L}*:/]+)?) (der|des|von der|von|vom|aus der|` +
			`aus dem|aus den|aus|beim|bei der) (.+)$`)
	carriedBy = regexp.MustCompile(
		`(?i)\s*[(,–-]?\s*(?:in (?:der )?trägerschaft (?:des|der|von|vom|durch)?|träger(?:in|verein)?\s*:|träger(?:in)? ist|` +
			`getragen von)\s*(?:der |die |das )?([^()]+)\)?$`)
	bracketed = regexp.MustCompile(`^(.*\S)\s*\(([^()]+)\)$`)
	inRole    = regexp.MustCompile(
		`(?i)^(?:stellv\S* )?(vorsitz\S*|federführ\S*|geschäftsführ\S*|moderation|koordination|gast|gäste|beratend\S*|sprecher\S*|leitung|` +
			`schriftführ\S*|protokoll|ständige\S* .*|assoziier\S*|initiator\S*|angefragt|n\. ?n\.|kooperationspartner\S*|gründungsmitglied)$`)
	relative  = regexp.MustCompile(`^(?:der |die |das |des |dem )?(?:hiesige[nrsm]?|ortsansässige[nrsm]?)\s+`)
	dashSplit = regexp.MustCompile(`\s+(?:-|–|—|--)\s+|(\p{Ll}|\.)(?:- |–\s|—\s)|\s+/\s*|/\s+|\s+(?:-|–)|:\s+`)
)

// nameOf tells the parent from the unit from the subtitle.
func nameOf(text string) naming {
	n := naming{name: tidyName(text)}
	if m := find(carriedBy, n.name, "träger", "Träger", "getragen", "TRÄGER"); m != nil && m[0] > 0 {
		n.parent = tidyName(nominative("die " + n.name[m[2]:m[3]]))
		n.name = tidyName(n.name[:m[0]])
		return n
	}
	if at := find(bracketed, n.name, ")"); at != nil {
		m := []string{n.name, n.name[at[2]:at[3]], n.name[at[4]:at[5]]}
		inner := strings.TrimSpace(m[2])
		switch {
		case inRole.MatchString(inner):
			n.name, n.function = tidyName(m[1]), inner
		case isAuthority(m[1]) && isUnit(inner):
			n.name, n.parent = inner, tidyName(m[1])
			return n
		}
	}
	if m := functionMatch(n.name); m != nil && likely(nominative("der "+m[3])) >= 0.3 {
		n.function = m[1]
		text := relative.ReplaceAllString(m[3], "")
		if fields := strings.Fields(m[2]); articles[fields[len(fields)-1]] {
			text = nominative(fields[len(fields)-1] + " " + text)
		}
		inner := nameOf(text)
		n.name, n.parent = inner.name, inner.parent
		return n
	}
	n.name = relative.ReplaceAllString(n.name, "")
	if byDash(&n) {
		return n
	}
	byComma2(&n)
	return n
}

// find looks for a shape only where one of the words is, which is much quicker.
func find(shape *regexp.Regexp, text string, words ...string) []int {
	for _, w := range words {
		if strings.Contains(text, w) {
			return shape.FindStringSubmatchIndex(text)
		}
	}
	return nil
}

func functionMatch(text string) []string {
	if find(functionOf, text, " der ", " des ", " von ", " vom ", " aus ", " beim ", " bei ") == nil {
		return nil
	}
	return functionOf.FindStringSubmatch(text)
}

// byDash reads „Stadt X - Fachbereich Y“ and „Name - Untertitel e. V.“.
func byDash(n *naming) bool {
	at := dashSplit.FindStringSubmatchIndex(n.name)
	if at == nil {
		return false
	}
	left, right := n.name[:at[0]], strings.TrimSpace(n.name[at[1]:])
	mark := strings.TrimSpace(n.name[at[0]:at[1]])
	if at[2] >= 0 {
		left += n.name[at[2]:at[3]]
		if mark[len(mark)-1] == '-' && (functionWord[plainText(firstField(right))] || strings.Contains(right, "- ")) {
			return false // „Ehe- und Lebensberatung“
		}
	}
	if right == "" || left == "" || strings.Count(left, "(") != strings.Count(left, ")") ||
		strings.Count(left, "„") != strings.Count(left, "“") {
		return false
	}
	if mark == "-" && unicode.IsLower(firstRune(n.name[at[1]:])) {
		return false // „Intervention und -koordination“
	}
	slash := strings.Contains(mark, "/")
	colon := strings.HasSuffix(mark, ":")
	left = tidyName(left)
	switch {
	case isBody(left) && isDependent(right) && !isAuthority(left):
		n.name = left + " – " + joinDash(right)
		if endsLegal(left) {
			n.parent = left
		}
	case isBody(left) && isUnit(right) && (!endsLegal(right) || isAuthority(left)):
		n.name, n.parent = joinDash(right), left
	case isBody(left) && endsLegal(left) && !endsLegal(right) && likely(right) >= 0.3 && !slash:
		n.name, n.parent = left+" – "+joinDash(right), left
	case (isAuthority(right) || carrier.MatchString(right)) && isUnit(left) && !isBody(left):
		n.name, n.parent = left, tidyName(right)
	case colon && likely(right) < 0.8:
		n.name = left // what it does, not what it is called
	case colon && isBody(left):
		n.name, n.parent = joinDash(right), left
	case colon && likely(right) >= 0.8 && heads(left):
		inner := nameOf(right)
		n.name, n.parent = inner.name, inner.parent
	case slash:
		return false
	default:
		n.name = left + " – " + joinDash(right)
	}
	if strings.Contains(n.name, " – ") && mark == "-" {
		n.fixes = append(n.fixes, fix{"", "Gedankenstrich gesetzt", false})
	}
	return true
}

func joinDash(text string) string {
	return strings.NewReplacer(" - ", " – ", " — ", " – ", " -- ", " – ").Replace(text)
}

func firstField(text string) string {
	first, _, _ := strings.Cut(text, " ")
	return first
}

// byComma2 reads „Träger e. V., Einrichtung“ and „Jugendamt, Landkreis X“.
func byComma2(n *naming) {
	parts := commaParts(n.name)
	if len(parts) < 2 {
		return
	}
	left, right := tidyName(parts[0]), tidyName(strings.Join(parts[1:], ","))
	if strings.HasSuffix(left, "-") || right == "" {
		return
	}
	last := tidyName(parts[len(parts)-1])
	front := tidyName(strings.Join(parts[:len(parts)-1], ","))
	switch {
	case inRole.MatchString(right):
		n.name, n.function = left, right
	case isBody(left) && isDependent(right):
		if endsLegal(left) {
			n.parent = left
		}
	case isBody(left) && isUnit(commaParts(right)[0]) && !onlyTopics(readWords(right)) && (!endsLegal(right) || isAuthority(left)):
		n.name, n.parent = right, left
	case endsLegal(left) && !endsLegal(right) && len(readWords(right)) > 1 && anyOf(readWords(right), institutional|unit):
		n.name, n.parent = left+" – "+right, left
	case (isAuthority(last) || carrier.MatchString(last) || endsLegal(last) && !isDependent(last)) && isUnit(front) &&
		len(readWords(last)) >= 1 && !endsLegal(front) && !openStart.MatchString(last):
		n.name, n.parent = front, last
	}
}

// isDependent reports whether a part means nothing without the body before it: „Außenstelle X“.
func isDependent(text string) bool {
	list := cluster(readWords(text))
	return len(list) > 0 && list[0].is(dependent)
}

// tidyName takes off what stands around a name.
func tidyName(text string) string {
	text = strings.TrimSpace(text)
	if strings.Count(text, `"`) == 2 {
		parts := strings.Split(text, `"`)
		text = parts[0] + "„" + parts[1] + "“" + parts[2]
	}
	for text != "" {
		last := lastRune(text)
		if last == ',' || last == ';' || last == ':' || last == '|' || last == '/' || last == '*' && !strings.HasSuffix(text, "**") ||
			last == '.' && !endsAbbreviated(text) {
			text = strings.TrimRight(text[:len(text)-1], " ")
			continue
		}
		break
	}
	text = strings.TrimSpace(strings.TrimLeft(text, ",;:|/)] "))
	if open := strings.LastIndexByte(text, '('); open >= 0 && !strings.Contains(text[open:], ")") {
		text += ")"
	}
	return strings.TrimSpace(text)
}
