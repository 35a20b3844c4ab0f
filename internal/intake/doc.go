// Package intake translates what another directory says into our terms: which institution it means, what that offers, and what
// differs from our data. That publishes nothing; it is for coordinators to decide on.
package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"rundtisch/internal/directory"
)

// Record is an organization of a source in our terms. Its institution has no key; its sectors are a proposal.
type Record struct {
	RemoteID    string
	Institution directory.Institution
	Services    []Offered
	// Suspected says that something in it sounds like a shelter. Then it has no address, and no text that looks like one.
	Suspected bool
	LeftOut   []string // what was left out, as sentences
	Districts []string // official keys of the Kreise and Länder that it seems to belong to
	Sum       string   // checksum of what the source says about the institution, without its services
}

// Offered is a service of a record. Its key means nothing.
type Offered struct {
	RemoteID string
	Service  directory.Service
	Sum      string   // checksum of what the source says about it
	LeftOut  []string // what was left out of it, as sentences
}

func sum(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return "?" // coordinates that are no numbers were left out
	}
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:16])
}
