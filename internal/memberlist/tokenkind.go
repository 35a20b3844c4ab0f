package memberlist

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind is what part a token can have in a sentence.
type tokenKind uint8

const (
	otherMark tokenKind = iota
	headWord            // names or describes an institution
	headWords           // the same in the plural
	peopleWord
	roleWord // somebody who speaks for another: Vertreterin, Leiter
	titleWord
	firstName
	topicWord
	actionWord
	properWord // another word with a capital
	capitals   // DRK
	ellipsis   // Kinder-
	articleWord
	prepositionWord
	conjunction
	fillerWord
	quantifier
	restWord // usw.
	verbWord
	lowerAdjective
	lowerWord
	legalWord
	numberWord
	yearWord
	webWord
	commaMark
	colonMark
	dashMark
	slashMark
	openMark
	closeMark
	quoteMark
	stopMark
	semicolon
	tokenKinds
)

var (
	fillers     = wordsOf("fillers")
	quantifiers = wordsOf("quantifiers")
	legalWords  = map[string]bool{"ev": true, "e.v": true, "gmbh": true, "ggmbh": true, "gag": true, "ag": true, "kdor": true, "aor": true,
		"gug": true, "ug": true, "eg": true, "kg": true, "mbh": true, "k.d.o.r": true, "e.g": true, "se": true, "i.g": true}
	alsoWords   = map[string]bool{"ev": true, "se": true, "ag": true, "eg": true} // written otherwise they are something else
	restWords   = map[string]bool{"usw": true, "etc": true, "u.v.m": true, "u.v.a": true, "uvm": true, "u.s.w": true, "mehr": true}
	theWords    = map[string]bool{"der": true, "die": true, "das": true, "dem": true, "den": true, "des": true}
	titleWords  = map[string]bool{"frau": true, "herr": true, "herrn": true, "dr": true, "prof": true, "fr": true, "hr": true}
	andWords    = map[string]bool{"und": true, "sowie": true, "oder": true, "&": true, "+": true, "bzw": true, "beziehungsweise": true}
	roleEndings = []string{"vertreter", "vertreterin", "vertreterinnen", "vertretern", "vertretung", "vertretungen", "leiter", "leiterin",
		"leitung", "mitarbeiter", "mitarbeiterin", "mitarbeiterinnen", "mitarbeitern", "mitarbeitende", "mitarbeitenden", "sprecher",
		"sprecherin", "vorsitzende", "vorsitzender", "geschaftsfuhrer", "geschaftsfuhrerin", "referent", "referentin", "ansprechpartner",
		"ansprechpartnerin", "koordinator", "koordinatorin", "fachkrafte", "fachkraften", "fachleute", "mitglieder", "mitgliedern",
		"mitglied", "experten", "expertinnen", "akteure", "akteuren", "akteurinnen", "partner", "partnern", "partnerinnen", "teilnehmer",
		"teilnehmerinnen", "teilnehmende", "institutionen", "einrichtungen", "organisationen", "bereich", "bereichen", "bereiche"}
)

func kindOfToken(t *token) tokenKind {
	r, _ := utf8.DecodeRuneInString(t.text)
	bare := strings.TrimRight(t.plain, ".")
	switch {
	case unicode.IsDigit(r):
		if (len(t.text) == 4) && (t.text[:2] == "19" || t.text[:2] == "20") {
			return yearWord
		}
		return numberWord
	case strings.Contains(t.text, "@") || strings.HasPrefix(t.plain, "www.") || strings.HasPrefix(t.plain, "http"):
		return webWord
	case !unicode.IsLetter(r) && r != '-' || t.text == "-":
		return markKind(r)
	case legalWords[bare] && (!alsoWords[bare] || t.text == "eV" || t.text == strings.ToUpper(t.text)):
		return legalWord
	case restWords[bare]:
		return restWord
	case strings.HasSuffix(t.text, "-") && len(t.text) > 1:
		return ellipsis
	case unicode.IsUpper(r) || r == '-':
		return capitalKind(t, bare)
	case andWords[bare]:
		return conjunction
	case articles[bare] && !prepositions[bare], theWords[bare]:
		return articleWord
	case fillers[bare]:
		return fillerWord
	case prepositions[bare]:
		return prepositionWord
	case quantifiers[bare]:
		return quantifier
	case verbs[bare]:
		return verbWord
	}
	for _, end := range []string{"e", "en", "er", "es", "em"} {
		if len(bare) > 4 && strings.HasSuffix(bare, end) {
			return lowerAdjective
		}
	}
	if len(bare) > 3 && (strings.HasSuffix(bare, "t") || strings.HasSuffix(bare, "te")) {
		return verbWord
	}
	return lowerWord
}

func capitalKind(t *token, bare string) tokenKind {
	if titleWords[bare] {
		return titleWord
	}
	if first := strings.Trim(bare, "-"); articles[first] || theWords[first] {
		return articleWord
	} else if prepositions[first] {
		return prepositionWord
	} else if quantifiers[first] {
		return quantifier
	} else if fillers[first] {
		return fillerWord
	}
	for _, end := range roleEndings {
		if strings.HasSuffix(bare, end) && (len(bare) == len(end) || len(end) > 7) {
			return roleWord
		}
	}
	switch {
	case t.class&people != 0:
		return peopleWord
	case t.class&institutional != 0 && t.class&plural != 0:
		return headWords
	case t.class&institutional != 0:
		return headWord
	case t.class&action != 0:
		return actionWord
	case t.class&topic != 0:
		return topicWord
	case firstNames[bare]:
		return firstName
	case utf8.RuneCountInString(t.text) > 1 && strings.ToUpper(t.text) == t.text:
		return capitals
	}
	return properWord
}

func markKind(r rune) tokenKind {
	switch r {
	case ',':
		return commaMark
	case ':':
		return colonMark
	case '-', '–', '—', '•', '·', '|':
		return dashMark
	case '/':
		return slashMark
	case '(', '[':
		return openMark
	case ')', ']':
		return closeMark
	case '„', '“', '”', '"', '»', '«', '‚', '‘', '\'', '’':
		return quoteMark
	case '.', '!', '?', '…':
		return stopMark
	case ';':
		return semicolon
	case '&', '+':
		return conjunction
	}
	return otherMark
}

// isHead reports whether a word can be what a name is about.
func (k tokenKind) isHead() bool { return k == headWord || k == headWords || k == peopleWord }

// isNoun reports whether a word is written with a capital and is no small word that begins a sentence.
func (k tokenKind) isNoun() bool { return k >= headWord && k <= ellipsis && k != titleWord }

// isMark reports whether it is no word and no number.
func (k tokenKind) isMark() bool { return k >= commaMark || k == otherMark }
