package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// wordIndexes are the indexes that look up words. Each row has hundreds of entries in them, so they keep themselves in
// order with every save; for many rows it takes a fraction of the time to sort the entries of all first.
var wordIndexes = []string{
	"search_entries_words", "search_entries_open_words", "search_entries_folded", "search_entries_open_folded", "services_words",
}

// bulkEnds is how long putting the indexes in order may take after an interruption.
const bulkEnds = 10 * time.Minute

// InBulk runs fn, which writes a great many rows with CopyFresh. Searches find everything meanwhile, only not as fast.
// Whoever is killed in it leaves indexes behind that gather entries; the next InBulk puts them in order.
func (s *Store) InBulk(ctx context.Context, fn func() error) error {
	if err := s.gather(ctx, "on"); err != nil {
		return err
	}
	err := fn()
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), bulkEnds)
	defer cancel()
	return errors.Join(err, s.gather(last, "off"))
}

func (s *Store) gather(ctx context.Context, how string) error {
	for _, index := range wordIndexes {
		err := s.InTx(ctx, func(tx *Store) error {
			if err := tx.unhurried(ctx); err != nil {
				return err
			}
			if _, err := tx.db.Exec(ctx, `alter index `+index+` set (fastupdate = `+how+`)`); err != nil {
				return err
			}
			if how == "on" {
				return nil
			}
			_, err := tx.db.Exec(ctx, `select gin_clean_pending_list($1::regclass)`, index)
			return err
		})
		if err != nil {
			return fmt.Errorf("index %s: %w", index, err)
		}
	}
	return nil
}

// unhurried lifts the limit of a statement until the transaction ends, and gives it memory to sort in: the limits are for
// what somebody waits for.
func (s *Store) unhurried(ctx context.Context) error {
	_, err := s.db.Exec(ctx, `
		select set_config('statement_timeout', '0', true), set_config('work_mem', '64MB', true),
			set_config('maintenance_work_mem', '128MB', true), set_config('gin_pending_list_limit', '64MB', true)`)
	return err
}
