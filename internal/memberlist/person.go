package memberlist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// titles stand before the name of a person.
const titles = `(?:Frau|Herrn?|Fr\.|Hr\.|Hrn\.|Dr\.|Dres\.|Prof\.|PD|Priv\.-Doz\.|Dipl\.-\S+|Mag\.|M\. ?A\.|B\. ?A\.|OÄ|OA|CÄ|CA|AÄ|` +
	`Obera?ä?rzt(?:in)?|Chefa?ä?rzt(?:in)?|(?:Leitende[rn]? )?Ä?A?rzt(?:in)?|Pfarrer(?:in)?|Pfr\.(?:in)?|Pfrn\.|Pfrin\.|Pastor(?:in)?|` +
	`Diakon(?:in)?|Superintendent(?:in)?|Landr(?:at|ätin)|(?:Ober)?[Bb]ürgermeister(?:in)?|Bgm\.|Beigeordnete[r]?|Dezernent(?:in)?|` +
	`Rechtsanw(?:alt|ältin)|(?:Polizei|Kriminal)(?:ober|haupt)?(?:kommissar|meister|rat|rätin)(?:in)?|E?P[HOK]K?M?(?:in)?|` +
	`E?KH?O?K(?:in)?|RA|RAin|RAe|RiAG|RinAG|Ri|Richter(?:in)?(?: am (?:AG|LG|OLG|Amtsgericht|Landgericht|Familiengericht))?|` +
	`O?StA(?:in)?|(?:Ober)?[Ss]taatsanw(?:alt|ältin)|Schwester)`

var (
	titled = regexp.MustCompile(
		`^(?:` + titles + `\s+)+(?:(?:med|jur|phil|rer|nat|pol|theol|h|c|habil|dent)\. ?)*\p{Lu}[\p{L}-]+(?:\s+(?:von|van|zu|de|der|` +
			`\p{Lu}\.|\p{Lu}[\p{L}-]+)){0,3}$`)
	behind = regexp.MustCompile(
		`^(.*\S)\s+((?:` + titles + `\s+)+(?:(?:med|jur|phil|rer|nat|pol|theol|h|c|habil|dent)\. ?)*\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)$`)
	person = regexp.MustCompile(
		`(?:^|[\s(,/–-])(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.|Prof\.|OÄ|CÄ|PHK(?:in)?|KHK(?:in)?|RAin)\s+(?:\p{Ll}+\. ?)*\p{Lu}`)
	// bearer ends what is called after a person.
	bearer = regexp.MustCompile(
		`(?i)(praxis|kanzlei|stiftung|haus|schule|klinik|apotheke|institut|anwalt|anwältin|notarin?|von|der|des|für|und)$`)
	parter   = regexp.MustCompile(`\s*[,;|\n]\s*|\s+[–—-]\s+|:\s+|\s*/\s+|\s+/\s*`)
	inOffice = regexp.MustCompile( // „Vorname Name, Leiterin der Stelle“
		`^(\p{Lu}[\p{Ll}é-]+(?: \p{Lu}\.| von| van| de)? \p{Lu}[\p{L}-]+), ((?:stellv\S* )?(?:\p{Lu}\p{L}*)?(?:[Ll]eiter|[Ll]eitung|` +
			`[Vv]orsitzende|[Ss]precher|[Gg]eschäftsführer|[Vv]ertreter|[Mm]itarbeiter|[Kk]oordinator|[Vv]orstand|[Mm]itglied)\p{Ll}*)` +
			`(?: (?:der|des|vom|von der|beim|bei der|im|in der))? (\p{Lu}.*)$`,
	)
	within = regexp.MustCompile(`\s*\(([^()]*)\)`)
	joint  = regexp.MustCompile(`\s*[,;/&]\s*|\s+(?:und|u\.|sowie|bzw\.)\s+`)
	named  = regexp.MustCompile(
		`^(\p{Lu}[\p{Ll}é]+)(?:-\p{Lu}\p{Ll}+)?(?:\s+\p{Lu}\.)?\s+(?:(?:von|van|zu|de|der)\s+)*\p{Lu}[\p{L}]+(?:-\p{Lu}\p{Ll}+)?$`)
	asked = regexp.MustCompile(
		`(?i)^(ansprechpartner(?:/?-?in|innen)?|ansprechperson(?:en)?|kontaktperson|kontakt|leitung|leiterin|leiter|vertreten durch|` +
			`vertretung|z\. ?hd\.|c/o)\s*:?\s+`)
)

var firstNames = wordsOf("firstnames")

// isPerson reports whether a piece of text is the name of a person.
func isPerson(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) > 80 || len(text) < 4 {
		return false
	}
	if titled.MatchString(text) { // „Dr. Muster Stiftung“ is called after one
		list := readWords(text)
		return !(len(list) > 2 && list[len(list)-1].is(institutional) && !strings.HasPrefix(text, "Frau ") && !strings.HasPrefix(text, "Herr"))
	}
	m := named.FindStringSubmatch(text)
	if m == nil || !firstNames[plainText(m[1])] {
		return false
	}
	list := readWords(text)
	return !anyOf(list, institutional|topic) || len(list) == 2 && !anyOf(list[1:], body|office|unit)
}

// cutPerson parts persons from the name of a row: behind a comma, in brackets, before or behind it.
func cutPerson(text string) (rest, person string) {
	if at := asked.FindStringIndex(text); at != nil && at[0] == 0 {
		if name, more, _ := strings.Cut(text[at[1]:], ","); isPerson(name) || len(readWords(name)) <= 4 && likely(name) < 0.5 {
			return strings.TrimSpace(more), strings.TrimSpace(name)
		}
	}
	if m := inOffice.FindStringSubmatch(text); m != nil {
		if list := readWords(m[1]); !anyOf(list, institutional|topic) && likely(m[3]) >= 0.3 {
			return m[3], m[1]
		}
	}
	var persons []string
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") {
		if before, inner := strings.TrimSpace(text[:open]), text[open+1:len(text)-1]; isPerson(before) && !isPerson(inner) {
			return inner, before
		}
	}
	text = within.ReplaceAllStringFunc(text, func(group string) string {
		inner := strings.TrimSpace(strings.Trim(strings.TrimSpace(group), "()"))
		if bare := asked.ReplaceAllString(inner, ""); bare != inner {
			persons = append(persons, bare)
			return ""
		}
		kept, found := withoutPersons(inner, joint)
		if persons = append(persons, found...); len(found) == 0 {
			return group
		}
		if kept == "" {
			return ""
		}
		return " (" + kept + ")"
	})
	kept, found := "", []string(nil)
	if strings.ContainsAny(text, ",;|\n:/–—-") {
		kept, found = withoutPersons(text, parter)
	}
	if kept != "" {
		text, persons = kept, append(persons, found...)
	}
	if !mayBeTitled(text) {
		return strings.TrimSpace(text), strings.Join(persons, ", ")
	}
	if m := behind.FindStringSubmatch(text); m != nil && likely(m[1]) >= 0.8 && !bearer.MatchString(m[1]) && isPerson(m[2]) {
		text, persons = m[1], append(persons, m[2])
	}
	return strings.TrimSpace(text), strings.Join(persons, ", ")
}

// titleStarts are how titles begin that are whole words; the others have a full stop or two capitals.
var titleStarts = []string{"Frau", "Herr", "Ober", "ober", "Chef", "Leitende", "Ärzt", "Arzt", "Pfarr", "Pastor", "Diakon", "Super",
	"Landr", "Bürg", "Beige", "Dezern", "Rechtsanw", "Polizeik", "Polizeio", "Polizeih", "Polizeim", "Polizeir", "Kriminalk",
	"Kriminalo", "Kriminalh", "Kriminalm", "Kriminalr", "Ri", "Staatsanw", "Schwester", "Mag", "Dipl", "Priv"}

// mayBeTitled is a quick look whether a title may stand in a text.
func mayBeTitled(text string) bool {
	for field := range strings.FieldsSeq(text) {
		if strings.Contains(field, ".") || slices.ContainsFunc(titleStarts, func(start string) bool { return strings.HasPrefix(field, start) }) {
			return true
		}
		if r, size := utf8.DecodeRuneInString(field); unicode.IsUpper(r) && unicode.IsUpper(firstRune(field[size:])) {
			return true
		}
	}
	return false
}

// withoutPersons takes out the pieces of a text that are persons. The others keep what stands between them.
func withoutPersons(text string, between *regexp.Regexp) (kept string, persons []string) {
	depth, from := 0, 0
	var out strings.Builder
	mark := "" // before the piece that is read
	piece := func(to int) {
		part := strings.TrimSpace(text[from:to])
		bare := asked.ReplaceAllString(part, "")
		switch {
		case isPerson(bare) || bare != part && likely(bare) < 0.5:
			persons = append(persons, bare)
			return
		case out.Len() > 0:
			out.WriteString(mark)
		}
		out.WriteString(text[from:to])
	}
	for _, at := range between.FindAllStringIndex(text, -1) {
		depth = strings.Count(text[:at[0]], "(") - strings.Count(text[:at[0]], ")")
		if depth > 0 || strings.HasPrefix(text[at[0]:at[1]], ":") && asked.MatchString(strings.TrimSpace(text[from:at[0]])+": ") {
			continue
		}
		piece(at[0])
		mark, from = text[at[0]:at[1]], at[1]
	}
	piece(len(text))
	if len(persons) == 0 {
		return text, nil
	}
	return strings.TrimSpace(out.String()), persons
}

// namesPerson reports whether a name still holds what looks like a person.
func namesPerson(name string) bool {
	return isPerson(name) || person.MatchString(name) && !legalForm.MatchString(name)
}
