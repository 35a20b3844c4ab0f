package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/store"
)

// Benching says what is measured: so many searches, so many of them at a time.
type Benching struct {
	Searches, AtOnce int
	Seed             uint64
}

// benchPage is how many services a page shows.
const benchPage = 20

// Bench searches for services around random postcodes, each time by three filters, and says on out how long it took.
// The searches are the same for the same seed. reader is at the level of those who search.
func Bench(ctx context.Context, reader *store.Store, atlas *gazetteer.Gazetteer, b Benching, now time.Time, out io.Writer) error {
	searches := make(chan directory.Wanted)
	type outcome struct {
		took []time.Duration
		hits int
		err  error
	}
	outcomes := make([]outcome, b.AtOnce)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var working sync.WaitGroup
	for i := range outcomes {
		working.Go(func() {
			o := &outcomes[i]
			for w := range searches {
				start := time.Now()
				found, err := reader.Offers(ctx, w, now, 0, benchPage)
				if err != nil {
					o.err = err
					cancel()
					return
				}
				o.took = append(o.took, time.Since(start))
				o.hits += len(found.Hits)
			}
		})
	}
	start := time.Now()
	random := rand.New(rand.NewPCG(b.Seed, 0))
	postcodes := allPostcodes(atlas)
	for n := 0; n < b.Searches && ctx.Err() == nil; n++ {
		select {
		case searches <- randomSearch(random, atlas, postcodes):
		case <-ctx.Done():
		}
	}
	close(searches)
	working.Wait()
	elapsed := time.Since(start)
	var took []time.Duration
	hits := 0
	var failed []error
	for _, o := range outcomes {
		took, hits = append(took, o.took...), hits+o.hits
		if o.err != nil && !errors.Is(o.err, context.Canceled) {
			failed = append(failed, o.err)
		}
	}
	if len(failed) > 0 {
		return failed[0]
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	slices.Sort(took)
	at := func(percent int) string { return milliseconds(took[(len(took)-1)*percent/100]) }
	_, err := fmt.Fprintf(out, sayBench,
		len(took), b.AtOnce, float64(len(took))/elapsed.Seconds(), comma(float64(hits)/float64(len(took))), at(50), at(95), at(99), at(100))
	return err
}

func milliseconds(d time.Duration) string { return comma(float64(d.Microseconds())/1000) + " ms" }

func comma(number float64) string { return strings.Replace(fmt.Sprintf("%.1f", number), ".", ",", 1) }

func allPostcodes(atlas *gazetteer.Gazetteer) []string {
	var all []string
	for _, k := range atlas.Kreise() {
		all = append(all, atlas.PostcodesIn(k.AGS)...)
	}
	return all
}

// randomSearch asks around a postcode for a topic, in a language that many speak, and for whom or for a way in.
func randomSearch(random *rand.Rand, atlas *gazetteer.Gazetteer, postcodes []string) directory.Wanted {
	plz := postcodes[random.IntN(len(postcodes))]
	w := directory.Wanted{
		Radius: finding.UsualRadius, Wider: 2 * finding.UsualRadius, Topics: directory.Topics[random.IntN(len(directory.Topics)):][:1],
	}
	w.Lat, w.Lon, _ = atlas.PostcodePoint(plz)
	for _, k := range atlas.Postcode(plz) {
		w.Districts = append(w.Districts, k.AGS)
	}
	w.Languages = []directory.Tongue{directory.Tongues[1+random.IntN(6)]}
	if random.IntN(2) == 0 {
		w.Audiences = []directory.Audience{directory.Audiences[random.IntN(len(directory.Audiences))]}
	} else {
		w.Access = []directory.Access{directory.Accesses[random.IntN(3)]}
	}
	return w
}
