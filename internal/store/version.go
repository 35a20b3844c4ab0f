package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Version identifies a state of the directory. The zero Version is that of no state.
type Version struct {
	Invented bool // one of the networks was made up
	At       LSN  // how far the log went then: a replica that has replayed it shows this state, or a later one

	number int64
	slots  []int64 // the numbers that add up to it; one slot has them in the order in which they became visible
}

// Known reports whether v is the version of a state.
func (v Version) Known() bool { return v.slots != nil }

// Thing stands for what a page is made of. It is the same number as the database's thing().
type Thing int64

// ThingAt returns the thing whose page has this path.
func ThingAt(path string) Thing {
	sum := sha256.Sum256([]byte(path))
	return Thing(binary.BigEndian.Uint64(sum[:8])) // the same bits, as PostgreSQL reads them
}

// Changes says what became visible between two versions.
type Changes struct {
	None, Everything bool
	Things           map[Thing]bool // where it is neither
}

// Version returns the version of the directory and what has changed since an earlier one; everything, where that is not
// known. A program that asks again and again with what it heard last hears of each change. Every level may ask.
func (s *Store) Version(ctx context.Context, since Version) (v Version, c Changes, err error) {
	if since.Known() {
		const ask = `select number, exists (select from invented_networks), ` + LogEnd + ` from directory_version`
		if err = s.db.QueryRow(ctx, ask).Scan(&v.number, &v.Invented, &v.At); err == nil && v.number == since.number {
			v.slots = since.slots
			return v, Changes{None: true}, nil
		}
	}
	if err == nil {
		b := &pgx.Batch{} // it sees one state
		b.Queue(`
			select number, exists (select from invented_networks), array(select number from change_slots order by slot), ` + LogEnd + `
			from directory_version`).QueryRow(func(row pgx.Row) error { return row.Scan(&v.number, &v.Invented, &v.slots, &v.At) })
		b.Queue(`
			select slot, c.things from change_slots
			join changes c using (slot) where c.number > ($1::bigint[])[slot]`, since.slots).Query(func(rows pgx.Rows) (err error) {
			c, err = changes(rows, since.slots, v.slots)
			return err
		})
		err = s.send(ctx, b)
	}
	if err != nil {
		return Version{}, Changes{}, fmt.Errorf("version of the directory: %w", err)
	}
	return v, c, nil
}

// changes reads what changed between two versions, a row for each number that has passed.
func changes(rows pgx.Rows, before, now []int64) (Changes, error) {
	if len(before) != len(now) {
		return Changes{Everything: true}, nil
	}
	c := Changes{Things: map[Thing]bool{}}
	heard := make([]int64, len(now))
	slot, things := 0, []int64(nil)
	_, err := pgx.ForEachRow(rows, []any{&slot, &things}, func() error {
		heard[slot-1]++
		c.Everything = c.Everything || things == nil
		for _, t := range things {
			c.Things[Thing(t)] = true
		}
		return nil
	})
	for i := range now {
		c.Everything = c.Everything || now[i]-before[i] != heard[i]
	}
	return c, err
}
