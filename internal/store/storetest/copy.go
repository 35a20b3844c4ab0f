package storetest

import (
	"context"
	"fmt"
	"slices"
)

// copied is a database of one test.
type copied struct {
	name, template string
	entry          string // what the server knew about it at first
}

// entry is what the server knows about a database d besides what is in it.
const entry = `concat_ws(' ', d.datdba, d.datacl, d.datconnlimit, d.datallowconn, d.datistemplate,
	(select array_agg(s) from pg_db_role_setting s where s.setdatabase = d.oid))`

// copy makes a database of this process's own from a template. If a copy was given back in which nothing was written, it
// is that one: more than a third of all tests only read, and a copy costs as much as a hundred pages.
func (u *user) copy(template string) (copied, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	ctx := context.Background()
	if c, err := u.unchanged(ctx, template); err != nil {
		return copied{}, err
	} else if c.name != "" { // under a new name, as tests make roles and further databases whose names begin alike
		name := u.newName()
		if u.exec(ctx, `alter database `+c.name+` rename to `+name) == nil {
			c.name = name
			return c, nil
		}
		u.idle = append(u.idle, c) // somebody has connected to it
	}
	name, err := u.create(ctx, template)
	if err != nil {
		return copied{}, err
	}
	if err := u.exec(ctx, `revoke temporary on database `+name+` from public`); err != nil { // as store.Migrate does; a copy does not have it
		return copied{}, err
	}
	c := copied{name: name, template: template}
	err = u.conn.QueryRow(ctx, `select `+entry+` from pg_database d where datname = $1`, name).Scan(&c.entry)
	return c, err
}

// giveBack is called when a test does not need its database any more.
func (u *user) giveBack(c copied) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.idle = append(u.idle, c)
}

// unchanged returns a copy of the template that was given back as it was, or none. It drops those that were changed.
//
// The server counts the rows that were written, be it in a table or in a catalogue, and be they taken back later. A
// backend has added its part by the time it is gone. Not counted is what a sequence gives away without a row being
// written; a test that does only that has to write something else.
func (u *user) unchanged(ctx context.Context, template string) (found copied, err error) {
	const mostBusy = 8 // somebody may have forgotten a connection
	busy := 0
	for _, c := range slices.Backward(slices.Clone(u.idle)) {
		var inUse, same bool
		err := u.conn.QueryRow(ctx, `select coalesce(s.numbackends, 0) > 0,
				coalesce(s.tup_inserted + s.tup_updated + s.tup_deleted, 1) = 0 and `+entry+` = $2
			from (values ($1::name)) as asked (name) left join pg_database d on datname = asked.name
				left join pg_stat_database s on datid = d.oid`, c.name, c.entry).Scan(&inUse, &same)
		switch {
		case err != nil:
			return copied{}, fmt.Errorf("look at %s: %w", c.name, err)
		case inUse && busy < mostBusy:
			busy++
		case inUse || !same:
			if err := u.dropCopy(ctx, c); err != nil {
				return copied{}, err
			}
			u.forget(c)
		case found.name == "" && c.template == template:
			found = c
			u.forget(c)
		}
	}
	return found, nil
}

func (u *user) forget(c copied) {
	u.idle = slices.DeleteFunc(u.idle, func(other copied) bool { return other.name == c.name })
}

func (u *user) dropCopy(ctx context.Context, c copied) error {
	return u.exec(ctx, `drop database if exists `+c.name+` with (force)`)
}
