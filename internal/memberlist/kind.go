package memberlist

import "strings"

var vague = wordsOf("vague")

// kindOf tells an institution from a group: plural offices, professions, and offices without a name or place.
func kindOf(m Member, running bool) Kind {
	if legalForm.MatchString(m.Name) || m.Parent != "" || m.Function != "" && !running && !anyOf(readWords(m.Name), plural) {
		return KindInstitution
	}
	list := readWords(m.Name)
	first := cluster(list)
	if len(first) == 0 || carrier.MatchString(m.Name) {
		return KindInstitution
	}
	head := first[0]
	for _, w := range first {
		if w.class&(institutional|people) != 0 {
			head = w
			break
		}
	}
	proper := hasProper(list)
	switch {
	case head.is(plural) && !head.is(body):
		return KindGroup
	case head.is(people):
		if proper || strings.Contains(m.Name, " der Stadt") || strings.Contains(m.Name, " des Landkreises") ||
			strings.Contains(m.Name, " des Kreises") {
			return KindInstitution
		}
		return KindGroup
	case proper || !head.is(institutional):
		return KindInstitution
	case running:
		return KindGroup
	case len(list) == 1 && head.is(office), len(list) == len(first) && head.is(office) && onlyVague(first, head):
		return KindGroup
	case strings.HasSuffix(head.plain, "dienst") && onlyVague(first, head) && len(list) == len(first):
		return KindGroup
	}
	return KindInstitution
}

func onlyVague(list []word, head word) bool {
	for _, w := range list {
		if w.plain != head.plain && !vague[w.plain] {
			return false
		}
	}
	return true
}

// hasProper reports whether a phrase holds a word that can only be a name or a place.
func hasProper(list []word) bool {
	for i, w := range list {
		if !w.capital || w.class != 0 || vague[w.plain] || functionWord[w.plain] || strings.HasSuffix(w.text, "-") || commonNoun(w.plain) {
			continue
		}
		if i < len(list)-1 && adjectiveEnd(strings.TrimSuffix(w.plain, "n")) {
			continue
		}
		return true
	}
	return false
}

func adjectiveEnd(plain string) bool {
	for _, end := range []string{"okale", "ische", "ischer", "isches", "liche", "licher", "liches", "ale", "aler", "ales", "ierte",
		"ierter", "ige", "iger", "iges", "are", "ene", "ende", "ender", "ive", "iver"} {
		if strings.HasSuffix(plain, end) {
			return true
		}
	}
	return false
}

// commonNoun: words of the field that are no names, by how they end.
func commonNoun(plain string) bool {
	for _, end := range []string{"ung", "ungen", "heit", "keit", "schaft", "schaften", "schutz", "gewalt", "hilfe", "hilfen", "recht",
		"krise", "krisen", "opfer", "opfern", "handel", "frauen", "madchen", "manner", "kinder", "kindern", "jugendliche",
		"jugendlichen", "eltern", "menschen", "betroffene", "betroffenen", "not", "fragen", "arbeit", "arbeiter", "sachen", "wesen", "bereich",
		"bereiche", "netzwerkes", "netzwerks", "tater", "taterinnen", "personen", "praxis", "medizin", "migranten", "migrantinnen",
		"missbrauch", "rat", "raum", "leben", "sucht", "familien", "angehorige", "gefluchtete", "parteien", "polizei", "sexualitat",
		"pravention", "intervention", "koordination", "asyl", "flucht", "hauptamt", "stalking", "umgang", "tag", "nacht", "thema", "ort",
		"lande", "kreis", "stadt", "gemeinde", "umland", "region"} {
		if strings.HasSuffix(plain, end) {
			return true
		}
	}
	return topics[plain] || actions[plain]
}
