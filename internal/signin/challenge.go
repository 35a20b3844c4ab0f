package signin

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"time"

	"rundtisch/internal/store"
)

// What a passkey is asked to sign says itself that it is ours and how old it is, so that nothing is kept until the answer
// comes: there is nothing that asking often could fill up, and so nobody has to be kept from asking.
const (
	challengeRandom = 16
	challengeTime   = challengeRandom + 8
	challengeWhole  = challengeTime + sha256.Size
)

// challenge returns what a passkey is to sign. All instances take it for one of theirs.
func (g *Gate) challenge(ctx context.Context) ([]byte, error) {
	key, err := g.store.Secret(ctx)
	if err != nil {
		return nil, err
	}
	text := make([]byte, challengeTime)
	_, _ = rand.Read(text[:challengeRandom]) // never fails
	binary.BigEndian.PutUint64(text[challengeRandom:], uint64(g.now().Unix()))
	return sealed(key, text), nil
}

// asked returns when we asked for what a passkey says it signed, or ErrExpired where that is too long ago, or was never.
func (g *Gate) asked(ctx context.Context, s *store.Store, challenge string) (time.Time, error) {
	text, err := base64.RawURLEncoding.DecodeString(challenge)
	if err != nil || len(text) != challengeWhole {
		return time.Time{}, ErrExpired
	}
	key, err := s.Secret(ctx)
	if err != nil {
		return time.Time{}, err
	}
	if !hmac.Equal(sealed(key, text[:challengeTime:challengeTime]), text) {
		return time.Time{}, ErrExpired
	}
	at := time.Unix(int64(binary.BigEndian.Uint64(text[challengeRandom:])), 0)
	if age := g.now().Sub(at); age < 0 || age > passkeyLasts {
		return time.Time{}, ErrExpired
	}
	return at, nil
}

// sealed returns a text with a seal behind it that only we can make.
func sealed(key, text []byte) []byte {
	seal := hmac.New(sha256.New, key)
	seal.Write([]byte("challenge for a passkey"))
	seal.Write(text)
	return seal.Sum(text)
}
