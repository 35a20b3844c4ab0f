package editing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gosimple/slug"

	"rundtisch/internal/directory"
)

// keyring makes keys within one part. It remembers where it left off, so that many keys from the same words take no time.
type keyring struct {
	used map[string]bool
	next map[string]int // beginning → the number to try next
}

func newKeyring(used []string) *keyring {
	k := &keyring{map[string]bool{}, map[string]int{}}
	for _, key := range used {
		k.used[key] = true
	}
	return k
}

// key returns a key that begins with base, is free, and is taken from now on.
func (k *keyring) key(base string) string {
	for {
		k.next[base]++
		candidate := base
		if n := k.next[base]; n > 1 {
			candidate = fmt.Sprintf("%s-%d", base, n)
		}
		if !k.used[candidate] {
			k.used[candidate] = true
			return candidate
		}
	}
}

// words returns a key made of words, as NewKey does.
func (k *keyring) words(words string) string {
	base := slug.MakeLang(words, "de")
	base = strings.Trim(base[:min(len(base), 40)], "-")
	if base == "" {
		base = "eintrag"
	}
	return k.key(base)
}

// institutionBase returns the beginning of the key of an institution. Keys are part of addresses, so it is neutral even if the
// name is not.
func (w *Work) institutionBase(name string, sectors []directory.Sector) string {
	key := slug.MakeLang(name, "de")
	protected := slices.ContainsFunc(sectors, directory.Sector.Protected)
	if key == "" || protected || slices.ContainsFunc(revealing, func(word string) bool { return strings.Contains(key, word) }) {
		key = "einrichtung-" + slug.MakeLang(w.Region.Called(), "de")
	}
	return strings.Trim(key[:min(len(key), 60)], "-")
}

// institutionKeys returns a key for each beginning, all different, that nothing in the directory has or ever had. However many
// there are, it takes only a few queries.
func (w *Work) institutionKeys(bases []string) ([]string, error) {
	keys := make([]string, len(bases))
	used := make([]string, len(w.Institutions))
	for i, inst := range w.Institutions {
		used[i] = inst.Key
	}
	ring := newKeyring(used)
	for open := indexes(len(bases)); len(open) > 0; {
		candidates := make([]string, len(open))
		for n, i := range open {
			keys[i] = ring.key(bases[i])
			candidates[n] = keys[i]
		}
		had, err := w.tx.KeysUsed(w.ctx, "institution", candidates)
		if err != nil {
			return nil, err
		}
		open = slices.DeleteFunc(open, func(i int) bool { return !had[keys[i]] })
	}
	return keys, nil
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
