package document

import (
	"crypto/sha256"
	"encoding/hex"

	"rundtisch/internal/directory"
)

// Fingerprint names the state of something: a form carries that of what it showed, and saves only if it still holds.
func Fingerprint(d directory.Dossier) string {
	text, err := Encode(d)
	if err != nil {
		return "?" // never equal to a real one
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}
