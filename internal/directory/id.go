package directory

import (
	"regexp"
	"strings"

	"github.com/google/uuid"
)

// ID identifies one thing for ever. It is a UUID of version 5 (RFC 9562, 5.5) made from kind and key,
// so that loading the same document twice, or on two machines, gives the same IDs.
type ID = uuid.UUID

// namespace was drawn once at random; changing it would change every ID ever published.
var namespace = uuid.MustParse("6f1c9b0e-5a43-4d0b-9c57-2f8f5b1de6a4")

// NewID returns the ID of the thing of this kind with these keys, outermost first: NewID("goal", "herne", "aufklaerung").
func NewID(kind string, keys ...string) ID {
	return uuid.NewSHA1(namespace, []byte(kind+"/"+strings.Join(keys, "/")))
}

var keyPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// MaxKey is the longest key, in bytes; keys stand in addresses.
const MaxKey = 100

// ValidKey reports whether key can stand in an address and name a thing within its dossier:
// lower-case letters a–z, digits and single hyphens, 1 to MaxKey bytes.
func ValidKey(key string) bool {
	return len(key) <= MaxKey && keyPattern.MatchString(key)
}
