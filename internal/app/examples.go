package app

import (
	"context"
	"io"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/editing"
)

// LoadExamples loads the five networks. Unless asked is set, it does so only in a private database that is empty. What was
// done is written to said.
func (db *Database) LoadExamples(ctx context.Context, asked bool, now time.Time, said io.Writer) error {
	if !asked {
		networks, err := db.Owner.Networks(ctx)
		if err != nil || !db.private || len(networks) > 0 {
			return err
		}
	}
	files, err := admin.Examples()
	if err != nil {
		return err
	}
	return admin.Load(ctx, editing.New(db.Owner), files, now, said)
}
