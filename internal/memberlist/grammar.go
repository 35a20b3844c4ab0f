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
	"kindergarten",
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
	if article == "" && head >= 0 && dative(plainText(strings.TrimRight(fields[head], ",.;"))) {
		article = "den" // „mit Frauenhäusern“
	}
	if article == "" {
		return strings.Join(fields, " ")
	}
	if head < 0 {
		return strings.Join(fields, " ")
	}
	bare := strings.TrimRight(fields[head], ",.;")
	plain := plainText(bare)
	c, gender := classify(plain)
	switch {
	case article == "den" && (c&plural != 0 || dative(plain)):
		if dative(plain) {
			bare = strings.TrimSuffix(bare, "n")
		}
		gender = 'p'
	case article == "des" && gender != 'f':
		bare = withoutGenitive(bare)
	case article == "der" && strings.HasSuffix(plain, "beauftragten"):
		bare, gender = strings.TrimSuffix(bare, "n"), 'f'
	case (article == "dem" || article == "des") && strings.HasSuffix(plain, "beauftragten"):
		bare, gender = strings.TrimSuffix(bare, "n")+"r", 'm'
	case article == "der" && c&plural != 0:
		gender = 'p'
	}
	fields[head] = bare + fields[head][len(strings.TrimRight(fields[head], ",.;")):]
	if gender == 0 && (article == "dem" || article == "des") {
		gender = 'm'
	}
	strong := map[string]string{"der": "r", "das": "s"}[article]
	for i := range fields[:head] {
		if strong != "" && strings.HasSuffix(fields[i], "e") && !functionWord[plainText(fields[i])] { // „der Weiße Ring“
			fields[i] += strong
		} else {
			fields[i] = adjective(fields[i], gender)
		}
	}
	return strings.Join(fields, " ")
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

// withoutGenitive: „Jugendamtes“ → „Jugendamt“, „Vereins“ → „Verein“, but „Hauses“ → „Haus“.
func withoutGenitive(text string) string {
	plain := plainText(text)
	for _, end := range []string{"amtes", "dienstes", "gerichtes", "verbandes", "bundes", "kreises", "werkes", "projektes", "institutes",
		"hauses", "netzwerkes", "ringes"} {
		if strings.HasSuffix(plain, end) {
			return text[:len(text)-2]
		}
	}
	for _, end := range []string{"amts", "dienstes", "gerichts", "verbands", "bunds", "vereins", "zentrums", "buros", "klinikums",
		"instituts", "netzwerks", "jobcenters", "rings", "bereichs", "werks", "referats", "kommissariats", "notrufs", "tragers", "dezernats",
		"kreisverbands"} {
		if strings.HasSuffix(plain, end) {
			return text[:len(text)-1]
		}
	}
	return text
}

// headAt finds the noun that the adjectives before it belong to.
func headAt(fields []string) int {
	for i, f := range fields {
		bare := strings.Trim(f, ",.;„“\"()")
		if unicode.IsUpper(firstRune(bare)) {
			if c, _ := classify(plainText(bare)); c&(institutional|people) != 0 || i == len(fields)-1 ||
				!strings.HasSuffix(bare, "en") && !strings.HasSuffix(bare, "e") {
				return i
			}
		} else if !strings.HasSuffix(bare, "en") && !strings.HasSuffix(bare, "e") && !strings.HasSuffix(bare, "-") && bare != "und" {
			return -1
		}
	}
	return len(fields) - 1
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
