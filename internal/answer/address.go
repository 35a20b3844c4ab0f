package answer

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"net/url"
	"time"

	"rundtisch/internal/fault"
)

// Lifetime is how long an address of a search leads to what it finds. Nothing is stored of it: what was asked for stands in
// the address, sealed with a key that the database drops with the next search of a later period, within a day at most.
const Lifetime = 10 * time.Minute

// block is what sealed searches are filled up to a multiple of, in bytes: how long the words are cannot be told.
const block = 64

// Address seals a search, and returns the word that stands for it in addresses. It is another one each time.
func (a *Answers) Address(ctx context.Context, form url.Values) (string, error) {
	now := a.now()
	period := now.Unix() / int64(Lifetime/time.Second)
	key, err := a.key(ctx, period, true)
	if err != nil {
		return "", err
	}
	seal, err := sealing(key)
	if err != nil {
		return "", fmt.Errorf("seal a search: %w", err)
	}
	plain := binary.BigEndian.AppendUint64(nil, uint64(now.Unix()))
	plain = append(plain, form.Encode()...)
	plain = append(plain, bytes.Repeat([]byte{0}, block-len(plain)%block)...)
	head := make([]byte, 1+seal.NonceSize())
	head[0] = byte(period)
	_, _ = rand.Read(head[1:]) // it never fails
	return base64.RawURLEncoding.EncodeToString(seal.Seal(head, head[1:], plain, nil)), nil
}

// Asked returns the search that an address stands for, or fault.NotFound: it is too old, or none.
func (a *Answers) Asked(ctx context.Context, word string) (url.Values, error) {
	sealed, err := base64.RawURLEncoding.DecodeString(word)
	if err != nil || len(sealed) < 13 {
		return nil, fmt.Errorf("a search: %w", fault.NotFound)
	}
	now := a.now()
	period := now.Unix() / int64(Lifetime/time.Second)
	if byte(period) != sealed[0] {
		period--
	}
	if byte(period) != sealed[0] {
		return nil, fmt.Errorf("a search: %w", fault.NotFound)
	}
	key, err := a.key(ctx, period, false)
	if err != nil {
		return nil, err
	}
	seal, err := sealing(key)
	if err != nil {
		return nil, fmt.Errorf("unseal a search: %w", err)
	}
	plain, err := seal.Open(nil, sealed[1:1+seal.NonceSize()], sealed[1+seal.NonceSize():], nil)
	if err != nil || len(plain) < 8 || now.Sub(time.Unix(int64(binary.BigEndian.Uint64(plain)), 0)) > Lifetime {
		return nil, fmt.Errorf("a search: %w", fault.NotFound)
	}
	form, err := url.ParseQuery(string(bytes.TrimRight(plain[8:], "\x00")))
	if err != nil {
		return nil, fmt.Errorf("decode a search: %w", err)
	}
	return form, nil
}

func sealing(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// key returns the key of a period. A new one is made only to seal with.
func (a *Answers) key(ctx context.Context, period int64, make bool) (key []byte, err error) {
	a.mu.Lock()
	key = a.keys[period]
	a.mu.Unlock()
	if key != nil {
		return key, nil
	}
	if make {
		proposed := [32]byte{}
		_, _ = rand.Read(proposed[:])
		key, err = a.owner.SearchKey(ctx, period, proposed[:])
	} else {
		key, err = a.owner.KnownSearchKey(ctx, period)
	}
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for known := range a.keys {
		if known < period-1 {
			delete(a.keys, known)
		}
	}
	a.keys[period] = key
	return key, nil
}
