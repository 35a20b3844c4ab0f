package signin

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// How long a session lasts.
const (
	Idle      = 12 * time.Hour     // without use
	Lifetime  = 7 * 24 * time.Hour // however much it is used
	anonymous = time.Hour          // before anybody has signed in
)

// lookupTimeout limits how long it may take to find out who somebody is.
const lookupTimeout = 3 * time.Second

// CookieName is the name of the only cookie, which only pages behind the sign-in set. Browsers accept the prefix __Host- only
// for secure cookies of the whole host and of no other.
const CookieName = "__Host-sitzung"

// The keys of what a session holds.
const (
	keyAccount = "account" // who is signed in
	keyID      = "id"      // of the session
	keyDevice  = "device"
	keyStarted = "started" // Unix seconds
	keyBrowser = "browser" // secret that a mailed link is bound to
	keyReturn  = "return"  // the page to come back to after signing in
	keyDone    = "done"    // notice for the next page
	keyPending = "pending" // account that still has to give its second factor
	keyUntil   = "until"   // Unix seconds: when that expires
	keyPasskey = "passkey" // ceremony of a new passkey
	keyNewName = "passkey-name"
	keySecret  = "second-factor" // not in use yet
)

func newSessions(s *store.Store, now func() time.Time) *scs.SessionManager {
	m := scs.New()
	m.Store = sessionStore{s, now}
	m.Lifetime = Lifetime
	m.HashTokenInStore = true
	m.Cookie = scs.SessionCookie{ // without Expires: it ends with the browser
		Name: CookieName, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	}
	return m
}

// Identify loads the session of a request and puts its account into the context, in its current state: when a role is
// revoked or an account closed, the next request knows. fail answers if the database does not. An account that is already in
// the context stays.
func (g *Gate) Identify(fail func(http.ResponseWriter, *http.Request, error)) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Add("Vary", "Cookie")
			ctx, reached := withReached(r.Context())
			ctx, err := g.sessions.Load(ctx, token(r))
			if err == nil {
				ctx, err = g.identified(store.AlsoReached(ctx, *reached))
			}
			if err != nil {
				fail(w, r, err)
				return
			}
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}

// token returns the value of the cookie, or "" if it is longer than any of ours.
func token(r *http.Request) string {
	cookie, err := r.Cookie(CookieName)
	if err != nil || len(cookie.Value) > 64 {
		return ""
	}
	return cookie.Value
}

func (g *Gate) identified(ctx context.Context) (context.Context, error) {
	if _, ok := account.From(ctx); ok {
		return ctx, nil
	}
	id, err := uuid.Parse(g.sessions.GetString(ctx, keyAccount))
	if err != nil {
		return ctx, nil // nobody has signed in
	}
	short, cancel := context.WithTimeout(ctx, lookupTimeout)
	defer cancel()
	a, err := g.store.Account(short, id)
	if errors.Is(err, fault.NotFound) {
		return ctx, nil // closed
	}
	if err != nil {
		return nil, err
	}
	return account.With(ctx, a), nil
}

// Save stores what a request changed in its session and sets the cookie. Call it before answering.
func (g *Gate) Save(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	switch g.sessions.Status(ctx) {
	case scs.Unmodified:
		return nil
	case scs.Destroyed:
		g.sessions.WriteSessionCookie(ctx, w, "", time.Time{})
	case scs.Modified:
		if g.sessions.GetString(ctx, keyAccount) == "" {
			g.sessions.SetDeadline(ctx, g.now().Add(anonymous))
		}
		token, expires, err := g.sessions.Commit(ctx)
		if err != nil {
			return err
		}
		g.sessions.WriteSessionCookie(ctx, w, token, expires)
	}
	w.Header().Set("Cache-Control", "no-store") // the library sets a weaker one
	return nil
}

// start signs the account in: the session gets a new token, so that the old one is worthless to whoever knew it.
func (g *Gate) start(r *http.Request, a account.Account) error {
	ctx := r.Context()
	if err := g.sessions.RenewToken(ctx); err != nil {
		return err
	}
	page := g.sessions.GetString(ctx, keyReturn)
	for _, key := range g.sessions.Keys(ctx) {
		g.sessions.Remove(ctx, key)
	}
	now := g.now()
	g.sessions.SetDeadline(ctx, now.Add(Lifetime))
	g.sessions.Put(ctx, keyAccount, a.ID.String())
	g.sessions.Put(ctx, keyID, uuid.NewString())
	g.sessions.Put(ctx, keyStarted, now.Unix())
	g.sessions.Put(ctx, keyDevice, Device(r.UserAgent()))
	if page != "" {
		g.sessions.Put(ctx, keyReturn, page)
	}
	return g.store.NoteSignIn(ctx, a.ID, now)
}

// End ends the session of a request, if there is one. It does not need Identify.
func (g *Gate) End(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, &http.Cookie{
		Name: CookieName, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1,
	})
	t := token(r)
	if t == "" {
		return nil
	}
	return g.store.EndSession(ctx, hashedToken(t), g.now())
}

// RememberPage remembers the page of a request, to come back to it after signing in. It remembers only pages behind the
// sign-in, and does nothing for visitors who ask for very many.
func (g *Gate) RememberPage(r *http.Request, visitor Visitor) error {
	path := r.URL.EscapedPath()
	if r.Method != http.MethodGet || !isInside(path) || len(path) > 500 {
		return nil
	}
	var many TooManyAttemptsError
	if err := g.count(r.Context(), returnsPerBlock.forVisitor(visitor), Block(visitor.Addr)); errors.As(err, &many) {
		return nil
	} else if err != nil {
		return err
	}
	g.sessions.Put(r.Context(), keyReturn, path)
	return nil
}

// RemembersPage reports whether there is a page to come back to.
func (g *Gate) RemembersPage(r *http.Request) bool {
	return isInside(g.sessions.GetString(r.Context(), keyReturn))
}

// Destination returns, once, where to go after signing in: to the page that was asked for, or else to where the account works.
func (g *Gate) Destination(r *http.Request) string {
	if path := g.sessions.PopString(r.Context(), keyReturn); isInside(path) {
		return path
	}
	ctx, err := g.identified(r.Context())
	if a, ok := account.From(ctx); err == nil && ok {
		return Home(a)
	}
	return "/verwaltung"
}

// Home is where an account works: counselling staff at the search, everybody else at what there is to do.
func Home(a account.Account) string {
	if a.OnlyRefers() {
		return "/vermittlung"
	}
	return "/verwaltung"
}

// isInside reports whether a path is one of ours behind the sign-in. It is checked when it is stored and when it is used.
func isInside(path string) bool {
	for _, begin := range []string{"/verwaltung", "/intern", "/vermittlung"} {
		if path == begin || strings.HasPrefix(path, begin+"/") {
			return !strings.ContainsAny(path, "\\\t\r\n") && !strings.Contains(path, "//")
		}
	}
	return false
}

// SetNotice stores a sentence that the next page shows.
func (g *Gate) SetNotice(r *http.Request, sentence string) {
	g.sessions.Put(r.Context(), keyDone, sentence)
}

// TakeNotice returns the notice, once; "" if there is none.
func (g *Gate) TakeNotice(r *http.Request) string { return g.sessions.PopString(r.Context(), keyDone) }

// SessionID returns the ID of the session of a request; zero if nobody is signed in.
func (g *Gate) SessionID(r *http.Request) directory.ID {
	id, err := uuid.Parse(g.sessions.GetString(r.Context(), keyID))
	if err != nil {
		return directory.ID{}
	}
	return id
}

// Sessions returns the sessions of an account, most recently used first.
func (g *Gate) Sessions(ctx context.Context, a account.Account) ([]store.Session, error) {
	return g.store.Sessions(ctx, a.ID, Idle, g.now())
}

// EndSession ends one session of the account, or returns fault.NotFound.
func (g *Gate) EndSession(ctx context.Context, a account.Account, session directory.ID) error {
	return g.store.EndSessionOf(ctx, a.ID, session, g.now())
}

// EndSessions ends all sessions of the account.
func (g *Gate) EndSessions(ctx context.Context, a account.Account) error {
	return g.store.EndSessions(ctx, a.ID, g.now())
}

// Rename changes the name of an account that others see in the history, or returns fault.Invalid.
func (g *Gate) Rename(ctx context.Context, a account.Account, typed string) error {
	name, ok := Label(typed)
	if !ok {
		return fault.Wrong(fault.At("name"), shorterName)
	}
	return g.store.NameAccount(ctx, a.ID, name)
}

// Passkeys returns the passkeys of an account.
func (g *Gate) Passkeys(ctx context.Context, a account.Account) ([]store.Passkey, error) {
	return g.store.Passkeys(ctx, a.ID)
}

// RemovePasskey removes a passkey of the account, or returns fault.NotFound.
func (g *Gate) RemovePasskey(ctx context.Context, a account.Account, id directory.ID) error {
	return g.store.RemovePasskey(ctx, a.ID, id)
}

// Put stores a text in the session under a name of the caller's choice; an empty text removes it. It lasts as long as the
// session.
func (g *Gate) Put(r *http.Request, name, text string) {
	if text == "" {
		g.sessions.Remove(r.Context(), "kept."+name)
		return
	}
	g.sessions.Put(r.Context(), "kept."+name, text)
}

// Get returns what Put stored under a name; "" if there is nothing.
func (g *Gate) Get(r *http.Request, name string) string {
	return g.sessions.GetString(r.Context(), "kept."+name)
}
