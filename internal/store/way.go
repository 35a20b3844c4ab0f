package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/directory"
)

// way is how a level connects: with a login of its own or, if the server does not allow that, the owner signs in and
// assumes the role of the level. The second is weaker: "set role none" undoes it.
type way struct {
	login         login // zero: the owner takes on the role
	reason        string
	wrongPassword bool // why it is zero
}

// login is the role a level signs in as, a member of the role of the level and of nothing else.
type login struct{ role, password string }

// loginOf derives the name and the password of a level's login from the secret, so all programs on one database arrive at
// the same, and two databases on one server have different logins.
func loginOf(level directory.Visibility, secret []byte) login {
	derive := func(what string) []byte {
		mac := hmac.New(sha256.New, secret)
		_, _ = mac.Write([]byte(what + " " + levels[level].role)) // a hash never fails
		return mac.Sum(nil)
	}
	return login{
		role:     levels[level].role + "_" + hex.EncodeToString(derive("name")[:4]),
		password: base64.RawURLEncoding.EncodeToString(derive("password")),
	}
}

// signIn makes a connection that is about to be opened sign in as the login of the level.
func (d *Doors) signIn(ctx context.Context, level directory.Visibility, c *pgx.ConnConfig) error {
	w, err := d.way(ctx, level)
	if err != nil {
		return err
	}
	w.into(c)
	return nil
}

func (w way) into(c *pgx.ConnConfig) {
	if w.login.role == "" {
		return
	}
	c.User, c.Password = w.login.role, w.login.password
	delete(c.RuntimeParams, "role")
	delete(c.RuntimeParams, "session_authorization")
}

// way finds out, once, how a level connects.
func (d *Doors) way(ctx context.Context, level directory.Visibility) (way, error) {
	select {
	case d.turn <- struct{}{}:
		defer func() { <-d.turn }()
	case <-ctx.Done():
		return way{}, ctx.Err()
	}
	if w, ok := d.ways[level]; ok {
		return w, nil
	}
	config, err := d.config()
	if err != nil {
		return way{}, err
	}
	if d.secret == nil {
		if d.secret, err = askSecret(ctx, config.ConnConfig); err != nil {
			return way{}, err
		}
	}
	if d.secret == nil {
		return way{reason: "die Datenbank ist noch nicht eingerichtet"}, nil // and asked again next time
	}
	w := way{login: loginOf(level, d.secret)}
	if err := w.try(ctx, config.ConnConfig); refusedToSignIn(err) {
		var pgErr *pgconn.PgError
		w = way{reason: refusal(err), wrongPassword: errors.As(err, &pgErr) && pgErr.Code == "28P01"}
	} else if err != nil {
		return way{}, err
	}
	d.ways[level] = w
	return w, nil
}

// askSecret returns the secret that logins are derived from, nil if there is none yet.
func askSecret(ctx context.Context, config *pgx.ConnConfig) ([]byte, error) {
	conn, err := connected(ctx, config)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // it has served
	return readSecret(ctx, conn)
}

func connected(ctx context.Context, config *pgx.ConnConfig) (*pgx.Conn, error) {
	conn, err := pgx.ConnectConfig(ctx, config.Copy())
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	return conn, nil
}

// readSecret works whatever the settings of the session.
func readSecret(ctx context.Context, conn *pgx.Conn) ([]byte, error) {
	said, err := ask(ctx, conn, `select encode(logins, 'hex') from desk.secrets`)
	var pgErr *pgconn.PgError
	if errors.Is(err, pgx.ErrNoRows) || errors.As(err, &pgErr) && (pgErr.Code == "42P01" || pgErr.Code == "42703" || pgErr.Code == "3F000") {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("secret of the logins: %w", err)
	}
	return hex.DecodeString(said[0])
}

// errSomebodyElse is for poolers that sign in as one user of their own, whoever asks.
var errSomebodyElse = errors.New("die Anmeldung endet bei einem anderen Benutzer")

// try signs in and disconnects.
func (w way) try(ctx context.Context, config *pgx.ConnConfig) error {
	config = config.Copy()
	w.into(config)
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // it has served
	who, err := ask(ctx, conn, `select session_user`)
	if err == nil && who[0] != w.login.role {
		err = errSomebodyElse
	}
	return err
}

// refusedToSignIn reports whether err means that this login is refused, as opposed to the server being unavailable.
func refusedToSignIn(err error) bool {
	if errors.Is(err, errSomebodyElse) {
		return true
	}
	var pgErr *pgconn.PgError
	// Class 28 is PostgreSQL's; PgBouncer says 08P01 to users it does not know.
	return errors.As(err, &pgErr) && (strings.HasPrefix(pgErr.Code, "28") || pgErr.Code == "08P01")
}

// refusal returns what the server said, without the address.
func refusal(err error) string {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		return pgErr.Message
	}
	return err.Error()
}
