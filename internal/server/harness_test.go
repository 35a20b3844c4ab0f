package server_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/account"
	"rundtisch/internal/accounts"
	"rundtisch/internal/admin"
	"rundtisch/internal/api"
	"rundtisch/internal/desk"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/feedback"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/jobs"
	"rundtisch/internal/locale"
	"rundtisch/internal/referral"
	"rundtisch/internal/server"
	"rundtisch/internal/signin"
	"rundtisch/internal/site"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/internal/web"
)

func TestMain(m *testing.M) { storetest.Main(m, stopChromium) }

// today is the day on which the tests take place: all events of the five networks are over.
var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// running is the whole server over a database of its own with the five networks.
type running struct {
	*server.Server
	pages   *web.Pages
	url     string // of the database
	owner   *pgxpool.Pool
	pool    *pgxpool.Pool // of the public level
	queries *queryCounter
	log     *lockedBuffer
	gate    *signin.Gate

	perMinute int // requests of programs; 0: any number
}

// start builds what `rundtisch serve` builds, with the day set to today and the log kept in memory.
func start(t testing.TB) *running {
	t.Helper()
	url := storetest.Filled(t, "five", loadFive)
	r := &running{url: url, owner: storetest.Pool(t, url, store.Owner, nil), queries: &queryCounter{}, log: &lockedBuffer{}}
	r.pool = storetest.Pool(t, url, directory.Public, r.queries)
	r.build(t, r.pool)
	return r
}

// loadFive fills a database with the five networks.
func loadFive(url string) error {
	ctx := context.Background()
	pool, err := store.Open(ctx, url, store.Owner, nil)
	if err != nil {
		return err
	}
	defer pool.Close()
	files, err := admin.Examples()
	if err != nil {
		return err
	}
	if err := admin.Load(ctx, editing.New(store.New(pool)), files, today, &bytes.Buffer{}); err != nil {
		return err
	}
	return makeDownload(ctx, url)
}

// makeDownload does what the job does: it makes the file of the whole directory.
func makeDownload(ctx context.Context, url string) error {
	owner, err := store.Open(ctx, url, store.Owner, nil)
	if err != nil {
		return err
	}
	defer owner.Close()
	public, err := store.Open(ctx, url, directory.Public, nil)
	if err != nil {
		return err
	}
	defer public.Close()
	work := jobs.New(owner, jobs.Settings{Public: store.New(public), Site: "Rundtisch", BaseURL: "http://rundtisch.test", Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return today }})
	return work.MakeDownload(ctx)
}

// openAtlas opens the gazetteer once for all tests; it does not change.
var openAtlas = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open("") })

// build makes the server anew on another pool of the public level, with other settings where they are given.
func (r *running) build(t testing.TB, pool *pgxpool.Pool, settings ...func(*web.Pages)) {
	t.Helper()
	atlas, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	assets, err := web.NewAssets()
	if err != nil {
		t.Fatal(err)
	}
	r.pages = &web.Pages{
		Log: slog.New(slog.NewTextHandler(r.log, nil)), Printers: printers, Assets: assets, Site: "Rundtisch", ExitURL: "https://www.example.org/",
		Origin: "http://rundtisch.test", Mails: true, Unavailable: store.Unavailable, Now: func() time.Time { return today }, Kreis: atlas.KreisTitle,
	}
	for _, set := range settings {
		set(r.pages)
	}
	public := store.New(pool)
	machines := api.New(public, r.pages, atlas)
	machines.RequestsPerMinute = r.perMinute
	r.Server = server.New(r.pages, public, site.New(public, r.pages, atlas), machines, r.inside(t, public), nil)
}

// inside is the desk on the owner's pool.
func (r *running) inside(t testing.TB, public *store.Store) server.Inside {
	t.Helper()
	owner := store.New(r.owner)
	gate, err := signin.New(owner, r.pages.Origin, r.pages.Site, r.pages.Now)
	if err != nil {
		t.Fatal(err)
	}
	r.gate = gate
	readers := desk.Readers{Public: public, Staff: r.reader(t, directory.Staff), Coordination: r.reader(t, directory.Coordination)}
	editor := editing.New(owner)
	atlas, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return server.Inside{Accounts: accounts.New(owner, gate, r.pages), Desk: desk.New(owner, readers, editor, r.pages, atlas), Feedback: feedback.New(public, editor, r.pages),
		Referral: referral.New(public, readers.Staff, owner, gate, r.pages, atlas), Identify: gate.Identify(r.pages.Fail)}
}

// reader is a store of a level above the public one.
func (r *running) reader(t testing.TB, level directory.Visibility) *store.Store {
	t.Helper()
	url := r.url
	if url == "" { // a server whose database does not answer
		url = "postgres://nobody@127.0.0.1:1/nothing"
	}
	return store.New(storetest.Pool(t, url, level, r.queries))
}

// as signs a request in.
func as(r *http.Request, a account.Account) *http.Request {
	return r.WithContext(account.With(r.Context(), a))
}

// get asks for an address and returns the answer.
func (r *running) get(t testing.TB, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return w
}

// queryCounter counts what is sent to the database: a query, or a batch as one.
type queryCounter struct{ queries, trips atomic.Int64 }

func (c *queryCounter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.queries.Add(1)
	c.trips.Add(1)
	return ctx
}
func (c *queryCounter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}
func (c *queryCounter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	c.trips.Add(1)
	return ctx
}
func (c *queryCounter) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {
	c.queries.Add(1)
}
func (c *queryCounter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// lockedBuffer is a log that several requests may write at a time.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
