package directory

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Seen is a fingerprint of what a page of checks shows of it: who finds it right has seen that, and nothing else.
func (c ToCheck) Seen() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{string(c.Kind), c.Key, c.Name, c.Value}, "\x00")))
	return hex.EncodeToString(sum[:6])
}

// Seen is the fingerprints of a list of checks, as a form carries them.
func Seen(list []ToCheck) string {
	all := make([]string, len(list))
	for i, c := range list {
		all[i] = c.Seen()
	}
	return strings.Join(all, ",")
}

// NotSeen returns those of a list that are new, or another now than in a form that carries these fingerprints.
func NotSeen(list []ToCheck, seen string) []ToCheck {
	known := map[string]bool{}
	for sum := range strings.SplitSeq(seen, ",") {
		known[sum] = true
	}
	var others []ToCheck
	for _, c := range list {
		if !known[c.Seen()] {
			others = append(others, c)
		}
	}
	return others
}
