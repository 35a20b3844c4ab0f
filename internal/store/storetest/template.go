package storetest

import (
	"context"
	"errors"
	"fmt"
	"regexp"

	"github.com/jackc/pgx/v5"
)

// Templates that nobody uses are kept up to these numbers, the newest of each kind.
const (
	keptMigrated = 5
	keptFilled   = 20
)

// make makes sure that there is a template, and that it stays as long as this process uses it. A new one is a copy of
// another one with what fill does to it. It gets its name when it is whole.
func (u *user) make(ctx context.Context, name, from string, fill func(url string) error) (err error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.uses[name] {
		return nil
	}
	if err := u.exec(ctx, `select pg_advisory_lock_shared(`+key(name)+`)`); err != nil {
		return err
	}
	u.uses[name] = true
	if there, err := u.exists(ctx, name); there || err != nil {
		return err
	}
	making := key("making " + name)
	if err := u.exec(ctx, `select pg_advisory_lock(`+making+`)`); err != nil { // waits for whoever makes the same one
		return err
	}
	defer func() { err = errors.Join(err, u.exec(ctx, `select pg_advisory_unlock(`+making+`)`)) }()
	if there, err := u.exists(ctx, name); there || err != nil {
		return err
	}
	if err := u.tidy(ctx); err != nil {
		return fmt.Errorf("tidy up: %w", err)
	}
	half, err := u.create(ctx, from)
	if err != nil {
		return err
	}
	if err := fill(u.url(half)); err != nil {
		return errors.Join(err, u.exec(ctx, `drop database `+half+` with (force)`))
	}
	if err := u.exec(ctx, `alter database `+half+` allow_connections false`); err != nil { // one would be in the way of a copy
		return err
	}
	return u.exec(ctx, `alter database `+half+` rename to `+name)
}

func (u *user) exists(ctx context.Context, name string) (bool, error) {
	return u.ask(ctx, `select exists (select from pg_database where datname = '`+name+`')`)
}

// owned takes the name of the process out of the name of its database. A test may have made further ones that begin alike.
var owned = regexp.MustCompile(`^(test_[a-z0-9]+)_`)

// tidy drops the databases of processes that are gone, and old templates that nobody uses.
func (u *user) tidy(ctx context.Context) error {
	rows, err := u.conn.Query(ctx, `select datname, case when datname like 'test\_%' then true
			else row_number() over (partition by split_part(datname, '_', 1) order by oid desc)
				> case when datname like 'filled\_%' then $1::int else $2::int end end
		from pg_database where datname ~ '^(test|filled|template)_'`, keptFilled, keptMigrated)
	if err != nil {
		return err
	}
	var old []string
	var name string
	var drop bool
	if _, err := pgx.ForEachRow(rows, []any{&name, &drop}, func() error {
		if drop {
			old = append(old, name)
		}
		return nil
	}); err != nil {
		return err
	}
	for _, name := range old {
		if err := u.dropUnused(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// dropUnused drops a database unless some process uses it.
func (u *user) dropUnused(ctx context.Context, name string) error {
	use := name
	if of := owned.FindStringSubmatch(name); of != nil {
		use = of[1]
	}
	if use == u.name || u.uses[use] {
		return nil
	}
	unused, err := u.ask(ctx, `select pg_try_advisory_lock(`+key(use)+`)`)
	if err != nil || !unused {
		return err
	}
	return errors.Join(u.exec(ctx, `drop database if exists `+name+` with (force)`),
		u.exec(ctx, `select pg_advisory_unlock(`+key(use)+`)`))
}
