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

// A challenge is 16 random bytes, the time, and a MAC over both: it proves by itself that it is ours and how old it is.
// Nothing is stored until the answer comes, so the number of challenges needs no limit.
const (
	challengeRandom = 16
	challengeBody   = challengeRandom + 8
	challengeSize   = challengeBody + sha256.Size
)

// challenge returns what a passkey is to sign. Every instance of the program accepts it.
func (g *Gate) challenge(ctx context.Context) ([]byte, error) {
	key, err := g.store.Secret(ctx)
	if err != nil {
		return nil, err
	}
	text := make([]byte, challengeBody)
	_, _ = rand.Read(text[:challengeRandom]) // never fails
	binary.BigEndian.PutUint64(text[challengeRandom:], uint64(g.now().Unix()))
	return sign(key, text), nil
}

// askedAt returns when we issued the challenge that a passkey signed, or ErrExpired if that was too long ago, or never.
func (g *Gate) askedAt(ctx context.Context, s *store.Store, challenge string) (time.Time, error) {
	text, err := base64.RawURLEncoding.DecodeString(challenge)
	if err != nil || len(text) != challengeSize {
		return time.Time{}, ErrExpired
	}
	key, err := s.Secret(ctx)
	if err != nil {
		return time.Time{}, err
	}
	if !hmac.Equal(sign(key, text[:challengeBody:challengeBody]), text) {
		return time.Time{}, ErrExpired
	}
	at := time.Unix(int64(binary.BigEndian.Uint64(text[challengeRandom:])), 0)
	if age := g.now().Sub(at); age < 0 || age > passkeyTimeout {
		return time.Time{}, ErrExpired
	}
	return at, nil
}

// sign returns text followed by its MAC.
func sign(key, text []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("challenge for a passkey"))
	mac.Write(text)
	return mac.Sum(text)
}
