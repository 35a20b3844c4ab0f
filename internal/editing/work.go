package editing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gosimple/slug"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
)

// Adopt adds an institution of the directory, and those above it, to the dossier unless the dossier has it already. It returns
// fault.NotFound for a key that names no institution.
func (w *Work) Adopt(key string) error {
	if _, ok := w.Institution(key); ok {
		return nil
	}
	line, err := w.tx.InstitutionLine(w.ctx, key)
	if err != nil {
		return err
	}
	for _, i := range line {
		if _, ok := w.Institution(i.Key); !ok {
			w.Institutions = append(w.Institutions, i)
		}
	}
	return nil
}

// revealing are parts of keys that would give away in an address what the page is about.
var revealing = []string{
	"gewalt", "frauenhaus", "frauenhaeus", "schutz", "zuflucht", "opfer", "missbrauch", "menschenhandel", "notruf", "vergewaltig",
	"taeter", "stalking",
}

// NewInstitutionKey returns a key for an institution with this name that nothing in the directory has or ever had. Keys are part
// of addresses, so it is neutral even if the name is not.
func (w *Work) NewInstitutionKey(name string, sectors []directory.Sector) (string, error) {
	keys, err := w.institutionKeys([]string{w.institutionBase(name, sectors)})
	if err != nil {
		return "", err
	}
	return keys[0], nil
}

// NewKey returns a key made of words that is not among those in use.
func NewKey(words string, used []string) string {
	key := slug.MakeLang(words, "de")
	key = strings.Trim(key[:min(len(key), 40)], "-")
	if key == "" {
		key = "eintrag"
	}
	candidate := key
	for n := 2; slices.Contains(used, candidate); n++ {
		candidate = fmt.Sprintf("%s-%d", key, n)
	}
	return candidate
}

// NewServiceKey is NewKey for a service. The key may be part of an address, so it is neutral if the words are not or the
// institution is protected.
func NewServiceKey(words string, protected bool, used []string) string {
	key := slug.MakeLang(words, "de")
	if protected || slices.ContainsFunc(revealing, func(word string) bool { return strings.Contains(key, word) }) {
		words = "angebot"
	}
	return NewKey(words, used)
}

// Fingerprint is document.Fingerprint.
func Fingerprint(d directory.Dossier) string { return document.Fingerprint(d) }
