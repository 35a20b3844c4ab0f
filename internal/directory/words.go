package directory

import (
	"embed"
	"strings"

	"rundtisch/internal/wordlist"
)

// wordFiles are word lists, maintained by hand. Each file says what its words are.
//
//go:embed words/*.txt
var wordFiles embed.FS

func wordSet(list string) map[string]bool { return wordlist.Set(wordFiles, list) }

// readLabels reads the words that stand before a telephone number, each with what answers there.
func readLabels() map[string]PhoneKind {
	kinds := map[string]PhoneKind{"voice": PhoneVoice, "fax": PhoneFax, "typed": PhoneTyped}
	labels := map[string]PhoneKind{}
	for _, entry := range wordlist.Read(wordFiles, "phone-labels") {
		label, kind, _ := strings.Cut(entry, "\t")
		labels[label] = kinds[kind]
	}
	return labels
}
