package directory

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// span is where in a plain text something is.
type span struct{ start, end int }

// house is Haus in all its forms, as plainOf and people who have no umlauts spell them.
const house = `h(?:aus|a?e?user)`

// apart is what may stand between the parts of a compound: Frauen-Haus, Frauen*haus, „Frauen↵haus".
const apart = `[-_*:·•.\s]{0,3}`

// A word that says shelter, in every compound and inflection, whoever is sheltered.
var shelterWord = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`frauen` + apart + `(?:(?:und|u\.?|&|\+)` + apart + `(?:kinder|m(?:a|ae)dchen)` + apart + `)?` + house,
	`f[ ._-]r[ ._-]a[ ._-]u[ ._-]e[ ._-]n[ ._-]+h[ ._-]a[ ._-]u[ ._-]s`,
	`(?:m(?:a|ae)nner|m(?:a|ae)dchen|vater|v(?:a|ae)ter)[-_*]?` + house,
	`schutz[-_*]?(?:wohn|` + house + `|einricht|unterk(?:u|ue)nft|unterbring|r(?:a|ae)?e?um|pl(?:a|ae)tz|ort[es]?\b|st(?:a|ae)tte|` +
		`bleibe|obdach)`,
	`zuflucht`,
	`(?:frauen|m(?:a|ae)nner|m(?:a|ae)dchen|opfer)[-_*]?(?:not|krisen)?[-_*]?(?:unterk(?:u|ue)nft|wohnung|obdach|wohngruppe|bleibe)`,
	`(?:gesch(?:u|ue)tzte|anonyme|geheime|sichere)[rnsm]? (?:frauen)?(?:wohn|unterk|unterbring|` + house + `|ort\b|bleibe|adresse|anschrift)`,
	`(?:wohnung(?:en)?|unterk(?:u|ue)nfte?|` + house + `(?:er)?n?|obdach|bleibe) f(?:u|ue)r (?:[a-z]+ ){0,3}(?:frauen|m(?:a|ae)nner|` +
		`m(?:a|ae)dchen)`,
	`wom[ae]n'?s?'?[ -]?(?:shelter|refuge|house|haven)`,
	`(?:shelter|refuge|safe ?house)s? for (?:[a-z]+ ){0,2}(?:women|men|girls)`,
	`safe ?house`,
	`s[iy]g[iy]nma ?ev`,
}, "|"))

// FH is short for Frauenhaus, where it is no degree: „Dipl.-Soz.päd. (FH)".
var shelterShort = regexp.MustCompile(`(?:^|[^\pL(])(FHs?)(?:[^\pL)]|$)`)

// What before „schutz" makes it another matter: Naturschutzhaus, Datenschutzeinrichtung.
var otherProtection = []string{
	"natur", "tier", "daten", "brand", "wetter", "umwelt", "denkmal", "verbraucher", "klima", "arbeits", "mieter", "bevolkerungs",
	"katastrophen", "zivil", "strahlen", "hochwasser",
}

// shelterWords returns where in a text a word for a shelter is, or one of the names of those of the dossier.
func (p plain) shelterWords(names []*regexp.Regexp) []span {
	var found []span
	lower := strings.ToLower(p.text)
	if len(lower) != len(p.text) || slices.ContainsFunc(cues, func(cue string) bool { return strings.Contains(lower, cue) }) {
		found = p.wordsOf()
	}
	for _, at := range shelterShort.FindAllStringSubmatchIndex(p.text, -1) {
		found = append(found, span{at[2], at[3]})
	}
	for _, name := range names {
		for _, at := range name.FindAllStringSubmatchIndex(p.text, -1) {
			found = append(found, span{at[2], at[3]})
		}
	}
	return found
}

// cues are in every word that shelterWord finds: where there is none, the long look is not worth while.
var cues = []string{
	"hau", "hae", "h a", "h.a", "h-a", "h_a", "schutz", "zuflucht", "wohn", "unterk", "unterbring", "obdach", "bleibe", "ort",
	"adresse", "anschrift", "shelter", "refuge", "house", "haven", "nma",
}

// wordsOf returns where a word for a shelter is.
func (p plain) wordsOf() []span {
	var found []span
	for _, at := range shelterWord.FindAllStringIndex(p.text, -1) {
		if !p.protectsOthers(at[0]) && !p.otherWord(at[0], at[1]) {
			found = append(found, span{p.wordStart(at[0]), p.wordEnd(at[1])})
		}
	}
	return found
}

func (p plain) protectsOthers(at int) bool {
	before := strings.ToLower(strings.TrimRight(p.text[:at], "-"))
	for _, word := range otherProtection {
		if strings.HasSuffix(before, word) && strings.HasPrefix(strings.ToLower(p.text[at:]), "schutz") {
			return true
		}
	}
	return false
}

// otherWord reports whether a house begins a word of its own: „Frauen Hausbesuche", „Frauen Haushalt".
func (p plain) otherWord(start, end int) bool {
	behind := strings.ToLower(p.text[end:p.wordEnd(end)])
	return strings.HasPrefix(strings.ToLower(p.text[start:]), "frauen") && strings.ContainsAny(p.text[start:end], " \n\t") && behind != "" &&
		!strings.HasPrefix(behind, "es") &&
		!strings.HasPrefix(behind, "er") &&
		behind != "e" &&
		behind != "s" &&
		behind != "n"
}

// wordStart and wordEnd widen a place to the whole word.
func (p plain) wordStart(at int) int {
	before := strings.TrimRightFunc(p.text[:at], unicode.IsLetter)
	return len(before)
}

func (p plain) wordEnd(at int) int {
	return len(p.text) - len(strings.TrimLeftFunc(p.text[at:], unicode.IsLetter))
}

// common are words of names that say nothing of whose name it is.
var common = wordSet("common")

var nameWord = regexp.MustCompile(`[\pL\pN]+`)

// called returns an expression that finds a name in a text however it is spelled; nil for one that anybody may have.
func called(name string) *regexp.Regexp {
	words := nameWord.FindAllString(strings.ToLower(plainOf(name).text), -1)
	for len(words) > 1 && slices.Contains([]string{"v", "e", "ev", "ggmbh", "gmbh"}, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	telling, letters := false, 0
	for i, word := range words {
		telling = telling || !common[word]
		letters += len(word)
		words[i] = umlauts.ReplaceAllString(regexp.QuoteMeta(word), "${1}e?")
	}
	if !telling || letters < 3 {
		return nil
	}
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(` + strings.Join(words, `[^\pL\pN]{0,4}`) + `(?:e?[sn])?)(?:[^\pL\pN]|$)`)
}

// umlauts are letters that may stand for one, which can be spelled with an e behind it.
var umlauts = regexp.MustCompile(`([aou])`)
