// Package intake puts what another directory says into our words: which institution is meant, what it offers, and what
// differs from what is here. Nothing of it is published by that; it is what a coordinator decides on.
package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"rundtisch/internal/directory"
)

// Record is an organization of a source as we understand it. Its institution has no key; its sectors are a proposal.
type Record struct {
	RemoteID    string
	Institution directory.Institution
	Services    []Offered
	// Suspected says that something in it sounds like a shelter. Then it has no address, and no text that looks like one.
	Suspected bool
	LeftOut   []string // what was not taken in, as sentences
	Districts []string // official keys of the Kreise and Länder that it seems to belong to
	Sum       string   // names what the source says of the institution, without its services
}

// Offered is a service of a record. Its key means nothing.
type Offered struct {
	RemoteID string
	Service  directory.Service
	Sum      string   // names what the source says of it
	LeftOut  []string // what of it was not taken in, as sentences
}

func sum(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return "?" // coordinates that are no numbers were left out
	}
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:16])
}
