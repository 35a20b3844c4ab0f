package memberlist

import (
	"strings"
	"unicode"
)

// grammatical case as far as articles show it.
var articles = wordsOf("articles")

// nouns whose dative plural only adds an n.
var dativePlurals = []string{
	"hausern",
	"amtern",
	"gerichten",
	"diensten",
	"anwalten",
	"arzten",
	"verbanden",
	"angeboten",
	"tragern",
	"vereinen",
	"projekten",
	"instituten",
	"referaten",
	"betrieben",
	"beraten",
	"beiraten",
	"jobcentern",
	"vertretern",
	"mitarbeitern",
	"richtern",
	"therapeutinen",
	"krankenhausern",
	"medizinern",
	"netzwerken",
	"kindern",
	"partnern",
	"heimen",
	"werken",
	"ministerien",
}

// nominative puts a phrase out of a sentence into the form it has in a list: „den Frauenhäusern“ → „Frauenhäuser“.
func nominative(text string) string {
	fields := strings.Fields(text)
	article := ""
	for len(fields) > 1 && (articles[plainText(fields[0])] && unicode.IsLower(firstRune(fields[0])) || isLead(plainText(fields[0]))) {
		if articles[plainText(fields[0])] {
			article = plainText(fields[0])
		}
		fields = fields[1:]
	}
	head := headAt(fields)
	if head < 0 {
		return strings.Join(fields, " ")
	}
	bare := strings.TrimRight(fields[head], ",.;")
	rest := fields[head][len(bare):]
	plain := plainText(bare)
	if article == "" {
		article = caseWithoutArticle(fields, head, plain)
	}
	if article == "" {
		return strings.Join(fields, " ")
	}
	bare, gender := headNominative(article, bare, plain)
	fields[head] = bare + rest
	for i := head + 2; i < len(fields); i++ { // „Ärztinnen und Ärzten“
		if fields[i-1] == "und" && dative(plainText(fields[i])) {
			fields[i] = strings.TrimSuffix(fields[i], "n")
		}
	}
	strong := map[string]string{"der": "r", "das": "s"}[article]
	for i := range fields[:head] {
		switch {
		case strong != "" && strings.HasSuffix(fields[i], "e") && !functionWord[plainText(fields[i])]: // „der Weiße Ring“
			fields[i] += strong
		case strings.HasSuffix(fields[i], "em") && len(fields[i]) > 4: // „Weißem Ring“
			fields[i] = adjective(strings.TrimSuffix(fields[i], "em")+"en", gender)
		default:
			fields[i] = adjective(fields[i], gender)
		}
	}
	return strings.Join(fields, " ")
}

// caseWithoutArticle is the article that would stand before a phrase, by how its words end; "" if they do not tell.
func caseWithoutArticle(fields []string, head int, plain string) string {
	c, _ := classify(plain)
	first := fields[0]
	switch {
	case dative(plain), strings.HasSuffix(plain, "beauftragten"):
		return "den" // „mit Frauenhäusern“
	case head+2 < len(fields) && fields[head+1] == "und" && dative(plainText(fields[head+2])):
		return "den"
	case head > 0 && len(first) > 4 && strings.HasSuffix(first, "em"):
		return "dem"
	case head > 0 && c&plural != 0 && unicode.IsLower(firstRune(first)) && len(first) > 5 && strings.HasSuffix(first, "en"):
		return "den"
	}
	return ""
}

// headNominative puts the noun of a phrase into the nominative, and tells its gender: m, f, n; p for the plural.
func headNominative(article, bare, plain string) (string, byte) {
	c, gender := classify(plain)
	switch {
	case (article == "den" || article == "die") && strings.HasSuffix(plain, "beauftragten"):
		return strings.TrimSuffix(bare, "n"), 'p'
	case article == "den" && (c&plural != 0 || dative(plain)):
		if dative(plain) {
			bare = strings.TrimSuffix(bare, "n")
		}
		return bare, 'p'
	case article == "der" && strings.HasSuffix(plain, "beauftragten"):
		return strings.TrimSuffix(bare, "n"), 'f'
	case (article == "dem" || article == "des") && strings.HasSuffix(plain, "beauftragten"):
		return strings.TrimSuffix(bare, "n") + "r", 'm'
	case article == "des" && gender != 'f':
		if bare = withoutGenitive(bare); gender == 0 {
			_, gender = classify(plainText(bare))
		}
	case article == "der" && c&plural != 0:
		return bare, 'p'
	case article == "der" && gender == 0:
		return bare, 'f' // or of several: the adjective ends alike
	}
	if gender == 0 && (article == "dem" || article == "des") {
		gender = 'm'
	}
	return bare, gender
}

func isLead(plain string) bool {
	switch plain {
	case "auch",
		"sowie",
		"und",
		"aber",
		"jeweils",
		"weiteren",
		"weitere",
		"darunter",
		"insbesondere",
		"vor",
		"allem",
		"etwa",
		"beispielsweise",
		"naturlich",
		"zudem",
		"aus",
		"von",
		"sowohl",
		"zum",
		"beispiel",
		"z.",
		"b.",
		"u.",
		"a.",
		"wie",
		"unter",
		"anderem":
		return true
	}
	return false
}

func dative(plain string) bool {
	for _, end := range dativePlurals {
		if strings.HasSuffix(plain, end) {
			return true
		}
	}
	return false
}

// withoutGenitive: „Jugendamtes“ → „Jugendamt“, „Vereins“ → „Verein“, but „Hauses“ → „Haus“, „Bündnisses“ → „Bündnis“.
func withoutGenitive(text string) string {
	switch {
	case strings.HasSuffix(text, "nisses"):
		return strings.TrimSuffix(text, "ses")
	case strings.HasSuffix(text, "es") && len(text) > 5:
		return strings.TrimSuffix(text, "es")
	case len(text) < 5, !unicode.IsLower([]rune(text)[len([]rune(text))-2]): // „DRKs“ is written so by few
		return text
	}
	for _, end := range []string{"ss", "us", "is", "kreis", "haus", "as", "os", "chs"} { // an s of its own
		if strings.HasSuffix(text, end) {
			return text
		}
	}
	return strings.TrimSuffix(text, "s")
}

// headAt finds the noun that the adjectives before it belong to.
func headAt(fields []string) int {
	for i, f := range fields {
		bare := strings.Trim(f, ",.;„“\"()")
		inflected := strings.HasSuffix(bare, "en") || strings.HasSuffix(bare, "e") || strings.HasSuffix(bare, "em")
		switch {
		case !unicode.IsUpper(firstRune(bare)):
			if !inflected && !strings.HasSuffix(bare, "-") && bare != "und" {
				return -1
			}
		case i == len(fields)-1 || namesBody(bare):
			return i
		case strings.HasSuffix(bare, "-"), strings.HasSuffix(bare, "er") && namesBody(strings.Trim(fields[i+1], ",.;")): // „Koblenzer Frauenhaus“
		case !inflected:
			return i
		}
	}
	return len(fields) - 1
}

// namesBody reports whether a word names an institution or somebody in a function.
func namesBody(word string) bool {
	c, _ := classify(plainText(withoutGenitive(word)))
	d, _ := classify(plainText(word))
	return (c|d)&(institutional|people) != 0
}

// adjective gives „Allgemeinen“ the ending it has without an article.
func adjective(text string, gender byte) string {
	if !strings.HasSuffix(text, "en") || len(text) < 5 {
		return text
	}
	if c, _ := classify(plainText(text)); c&institutional != 0 {
		return text
	}
	stem := strings.TrimSuffix(text, "en")
	switch gender {
	case 'm':
		return stem + "er"
	case 'n':
		return stem + "es"
	case 'f', 'p':
		return stem + "e"
	}
	return text
}
