package apptest

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"

	"rundtisch/internal/app"
	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/jobs"
	"rundtisch/internal/store"
)

// Today is the day on which the tests take place: all events of the five networks are over.
var Today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// Atlas opens the gazetteer once for all tests; it does not change.
var Atlas = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open("") })

// LoadFive fills the database at url with the five networks, as the program does.
func LoadFive(url string) error {
	ctx := context.Background()
	db, err := app.Connect(ctx, url, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.LoadExamples(ctx, true, Today, io.Discard); err != nil {
		return err
	}
	return makeDownload(ctx, db)
}

// MakeDownload does what the background work does: it makes the file of the whole public directory.
func MakeDownload(ctx context.Context, url string) error {
	db, err := app.Connect(ctx, url, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	return makeDownload(ctx, db)
}

func makeDownload(ctx context.Context, db *app.Database) error {
	public, err := db.Reader(ctx, directory.Public)
	if err != nil {
		return err
	}
	work := jobs.New(db.Pool(store.Owner), jobs.Settings{
		Public: public, Site: "Rundtisch", BaseURL: "http://rundtisch.test", Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return Today },
	})
	return work.MakeDownload(ctx)
}
