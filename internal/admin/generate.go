package admin

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/invented"
	"rundtisch/internal/store"
)

// Generating says what networks are to be made up.
type Generating struct {
	Networks   int
	Seed       uint64
	BesideReal bool // also where the directory holds networks that are neither made up nor among the five examples
}

// ErrRealNetworks is returned where made-up networks would come to stand among real ones.
var ErrRealNetworks = errors.New(sayRealNetworks)

const (
	generateAtOnce = 200 // networks in one transaction
	sayEvery       = 5 * time.Second
)

// Generate fills the directory with made-up networks and marks them, so that every page says that they are. What is
// there already from the same seed stays as it is. It writes how far it is to progress, and the outcome to out.
func Generate(ctx context.Context, s *store.Store, g Generating, now time.Time, out, progress io.Writer) error {
	if !g.BesideReal {
		if err := noneReal(ctx, s); err != nil {
			return err
		}
	}
	atlas, err := gazetteer.Open("") // not what was imported: the same seed makes the same everywhere
	if err != nil {
		return err
	}
	day, err := s.InventedDay(ctx)
	if err != nil {
		return err
	}
	if day.IsZero() {
		day = directory.Today(now).Start()
	}
	made := generated{counts: map[editing.Outcome]int{}, reported: now}
	run := func() error {
		return made.run(ctx, s, invented.Networks(atlas, g.Seed, g.Networks, day), g.Networks, day, now, progress)
	}
	if g.Networks >= generateAtOnce {
		err = s.InBulk(ctx, run)
	} else {
		err = run()
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, sayInvented, counted(made.done, "erfundenes Netzwerk", "erfundene Netzwerke"),
		made.counts[editing.Added], made.counts[editing.Changed], made.counts[editing.Unchanged])
	return err
}

// generated is how far making networks up has come.
type generated struct {
	done, analyzed int
	counts         map[editing.Outcome]int
	reported       time.Time
}

func (g *generated) run(
	ctx context.Context, s *store.Store, networks iter.Seq[directory.Dossier], of int, day, now time.Time, progress io.Writer,
) error {
	editor := editing.New(s)
	for prepared, err := range prepare(ctx, networks, generateAtOnce) {
		if err != nil {
			return err
		}
		became, err := editor.Invent(ctx, prepared, day, now)
		if err != nil {
			return fmt.Errorf(sayInventedSoFar, err, counted(g.done, "Netzwerk ist eingetragen", "Netzwerke sind eingetragen"))
		}
		for _, outcome := range became {
			g.counts[outcome]++
		}
		g.done += len(prepared)
		if g.counts[editing.Added] >= 2*g.analyzed+generateAtOnce { // PostgreSQL plans for what it knew last
			if err := s.Analyze(ctx); err != nil {
				return err
			}
			g.analyzed = g.counts[editing.Added]
		}
		if time.Since(g.reported) >= sayEvery {
			g.reported = time.Now()
			fmt.Fprintf(progress, sayProgress, g.done, of)
		}
	}
	if g.counts[editing.Added] > g.analyzed {
		return s.Analyze(ctx)
	}
	return nil
}

// noneReal refuses where other networks than made-up ones and the examples are there.
func noneReal(ctx context.Context, s *store.Store) error {
	keys, err := s.RealNetworks(ctx)
	if err != nil {
		return err
	}
	files, err := Examples()
	if err != nil {
		return err
	}
	for _, file := range files {
		keys = slices.DeleteFunc(keys, func(key string) bool { return key+".yaml" == file.Name })
	}
	if len(keys) == 0 {
		return nil
	}
	return fmt.Errorf(sayMisleading, ErrRealNetworks, strings.Join(keys[:min(len(keys), 5)], ", "))
}

// RemoveGenerated takes all made-up networks out again; pages then no longer say that there are any.
func RemoveGenerated(ctx context.Context, s *store.Store, out, progress io.Writer) error {
	removed, reported := 0, time.Now()
	for {
		n, err := s.RemoveInvented(ctx)
		if err != nil {
			return err
		}
		if removed += n; n == 0 {
			break
		}
		if time.Since(reported) >= sayEvery {
			reported = time.Now()
			fmt.Fprintf(progress, sayRemovedSoFar, counted(removed, "Netzwerk", "Netzwerke"))
		}
	}
	if removed == 0 {
		_, err := fmt.Fprintln(out, sayNoneInvented)
		return err
	}
	if err := s.Analyze(ctx); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, sayRemoved, counted(removed, "erfundenes Netzwerk ist", "erfundene Netzwerke sind"))
	return err
}
