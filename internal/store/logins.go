package store

import (
	"context"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/directory"
)

// readingLevels are all levels but the owner's, in order.
var readingLevels = []directory.Visibility{directory.Public, directory.Staff, directory.Coordination}

// makeLogins creates the roles that the levels sign in as. It is no error if the program may not: then the owner assumes
// the roles of the levels.
func makeLogins(ctx context.Context, conn *pgx.Conn) error {
	secret, err := readSecret(ctx, conn)
	if err != nil || secret == nil {
		return err
	}
	var each []string
	for _, level := range readingLevels {
		l := loginOf(level, secret)
		each = append(each, fmt.Sprintf(`('%s', '%s', '%s')`, l.role, l.verifier(), levels[level].role))
	}
	err = repair(ctx, conn, `
		with login (role, verifier, level) as (values `+strings.Join(each, ", ")+`)
		select format('create role %I login in role %I password %L', role, level, verifier)
		from login
		where not exists (select from pg_roles where rolname = role)
		union all
		select format('alter role %I login', rolname) || concat(
			case when not rolinherit then ' inherit' end, case when rolsuper then ' nosuperuser' end,
			case when rolcreatedb then ' nocreatedb' end, case when rolcreaterole then ' nocreaterole' end,
			case when rolreplication then ' noreplication' end, case when rolbypassrls then ' nobypassrls' end)
		from pg_roles
		join login on role = rolname
		where not rolcanlogin or not rolinherit or rolsuper or rolcreatedb or rolcreaterole or rolreplication
			or rolbypassrls
		union all
		select format('revoke %I from %I', g.rolname, m.rolname)
		from pg_auth_members a
		join pg_roles g on g.oid = a.roleid
		join pg_roles m on m.oid = a.member
		join login on role = m.rolname
		where g.rolname <> level
		union all
		select format('grant %I to %I', level, role) from login
		join pg_roles r on r.rolname = role
		where not pg_has_role(r.oid, level, 'usage')`)
	var refused *pgconn.PgError
	if errors.As(err, &refused) || errors.As(err, new(needsAdmin)) {
		return nil // for whatever reason; trying to sign in tells, too
	}
	return err
}

// setPassword sets the password of a login to the one derived from the secret: the role may be from another backup.
func setPassword(ctx context.Context, conn *pgx.Conn, l login) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, rightsLock); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, fmt.Sprintf(`alter role %s password '%s'`, pgx.Identifier{l.role}.Sanitize(), l.verifier()))
		return err
	})
}

// verifier is what the server stores of a password (RFC 5803), so the password itself is never sent or logged. The salt is
// derived from the password, which is random; every program arrives at the same verifier.
func (l login) verifier() string {
	const rounds = 4096
	salt := sha256.Sum256([]byte("salt " + l.role + " " + l.password))
	salted, err := pbkdf2.Key(sha256.New, l.password, salt[:16], rounds, sha256.Size)
	if err != nil {
		panic("pbkdf2: " + err.Error()) // its arguments are constant
	}
	keyed := func(what string) []byte {
		mac := hmac.New(sha256.New, salted)
		_, _ = mac.Write([]byte(what)) // a hash never fails
		return mac.Sum(nil)
	}
	stored := sha256.Sum256(keyed("Client Key"))
	encode := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("SCRAM-SHA-256$%d:%s$%s:%s", rounds, encode(salt[:16]), encode(stored[:]), encode(keyed("Server Key")))
}
