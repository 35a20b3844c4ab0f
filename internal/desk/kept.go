package desk

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/takeover"
	"rundtisch/templates/deskpages"
)

// keptList is a pasted list with what was decided about it so far. Each answer to a form leads to the address of the list, so
// that Back shows a page and never asks to send a form again. It is stored for a few days, sealed with a word that stands in
// that address only.
type keptList struct {
	takeover.Source
	Form     url.Values         `json:",omitempty"` // the form that was sent last
	Status   int                `json:",omitempty"` // of the answer to it; 0: all is well
	Stale    string             `json:",omitempty"` // why the comparison is another one than was seen
	Problems []takeover.Problem `json:",omitempty"`
	Wrong    map[string]string  `json:",omitempty"` // sentences by path
	Places   deskpages.Places   `json:",omitzero"`
}

// sealing is what is made of the word in the address.
func sealing(word string) (id []byte, seal cipher.AEAD, err error) {
	name, key := sha256.Sum256([]byte("id "+word)), sha256.Sum256([]byte("key "+word))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, nil, err
	}
	seal, err = cipher.NewGCM(block)
	return name[:], seal, err
}

// keep stores a list under its word.
func (d *Desk) keep(r *http.Request, network directory.ID, word string, l keptList) error {
	id, seal, err := sealing(word)
	if err != nil {
		return fmt.Errorf("seal a pasted list: %w", err)
	}
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if err := json.NewEncoder(zip).Encode(l); err != nil {
		return fmt.Errorf("encode a pasted list: %w", err)
	}
	if err := zip.Close(); err != nil {
		return fmt.Errorf("pack a pasted list: %w", err)
	}
	nonce := make([]byte, seal.NonceSize())
	_, _ = rand.Read(nonce) // it never fails
	return d.store.SavePastedList(r.Context(), store.PastedList{
		ID: id, Account: user(r).ID, Network: network, Sealed: seal.Seal(nonce, nonce, packed.Bytes(), id),
	}, d.pages.Now())
}

// kept returns the list with this word, or fault.NotFound: it is another's, it is too old, or the word is wrong.
func (d *Desk) kept(ctx context.Context, account, network directory.ID, word string) (keptList, error) {
	var l keptList
	id, seal, err := sealing(word)
	if err != nil {
		return l, fmt.Errorf("unseal a pasted list: %w", err)
	}
	sealed, err := d.store.PastedList(ctx, id, account, network)
	if err != nil {
		return l, err
	}
	if len(sealed) < seal.NonceSize() {
		return l, fmt.Errorf("a pasted list is too short: %w", fault.NotFound)
	}
	packed, err := seal.Open(nil, sealed[:seal.NonceSize()], sealed[seal.NonceSize():], id)
	if err != nil {
		return l, fmt.Errorf("unseal a pasted list: %w", err)
	}
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return l, fmt.Errorf("unpack a pasted list: %w", err)
	}
	text, err := io.ReadAll(zip)
	if err != nil {
		return l, fmt.Errorf("unpack a pasted list: %w", err)
	}
	if err := json.Unmarshal(text, &l); err != nil {
		return l, fmt.Errorf("decode a pasted list: %w", err)
	}
	return l, nil
}
