package templates

import (
	"regexp"
	"strings"

	"rundtisch/internal/webaddress"
)

// piece is a part of a text: an address of the web, or what stands between.
type piece struct {
	text    string
	address bool
}

// written finds what may be an address in a text: it ends at a space and at what no address has.
var written = regexp.MustCompile("(?i)\\bhttps?://[^\\s<>\"„“”‚‘’»«`|\\\\^{}\\p{C}]+")

// pieces parts a text at the addresses in it. Only http and https are taken for one, with a host and without a name before
// it; what ends a sentence or a bracket behind it is no part of it.
func pieces(text string) []piece {
	var all []piece
	rest := 0
	for _, at := range written.FindAllStringIndex(text, -1) {
		address := trimmed(text[at[0]:at[1]])
		if u, err := webaddress.Normal(address); err != nil || !strings.Contains(u.Host, ".") {
			continue
		}
		if at[0] > rest {
			all = append(all, piece{text: text[rest:at[0]]})
		}
		rest = at[0] + len(address)
		all = append(all, piece{address, true})
	}
	if rest < len(text) {
		all = append(all, piece{text: text[rest:]})
	}
	return all
}

// trimmed takes off the end of an address what belongs to the sentence: a full stop, a bracket that was opened before it.
func trimmed(address string) string {
	for {
		shorter := strings.TrimRight(address, ".,;:!?…'*_–-")
		if strings.HasSuffix(shorter, ")") && strings.Count(shorter, ")") > strings.Count(shorter, "(") {
			shorter = strings.TrimSuffix(shorter, ")")
		}
		if strings.HasSuffix(shorter, "]") && strings.Count(shorter, "]") > strings.Count(shorter, "[") {
			shorter = strings.TrimSuffix(shorter, "]")
		}
		if shorter == address {
			return address
		}
		address = shorter
	}
}
