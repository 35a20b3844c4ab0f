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

// How long a session lasts: without use, and however much it is used. Before anybody has signed in it lasts an hour.
const (
	Idle     = 12 * time.Hour
	Lifetime = 7 * 24 * time.Hour
	before   = time.Hour
)

// lookup is how long finding out who somebody is may take.
const lookup = 3 * time.Second

// CookieName is the one cookie there is, behind the sign-in only. Browsers take a name that begins like this only with
// Secure, for the whole host and for no other.
const CookieName = "__Host-sitzung"

// What is kept in a session.
const (
	keyAccount = "account" // who is signed in
	keyID      = "id"      // of the session, to name it by
	keyDevice  = "device"
	keyStarted = "started" // Unix seconds
	keyBrowser = "browser" // what a mailed link is bound to
	keyReturn  = "return"  // the page that sign-in was asked for
	keyDone    = "done"    // what was just done, to be said on the next page
	keyPending = "pending" // account that has only the second factor left
	keyUntil   = "until"   // Unix seconds: until when that is possible
	keyPasskey = "passkey" // what the answer of a new passkey must fit
	keyNewName = "passkey-name"
	keySecret  = "second-factor" // not switched on yet
)

func newSessions(s *store.Store, now func() time.Time) *scs.SessionManager {
	m := scs.New()
	m.Store = sessionStore{s, now}
	m.Lifetime = Lifetime
	m.HashTokenInStore = true
	m.Cookie = scs.SessionCookie{Name: CookieName, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode} // no Expires: it ends with the browser
	return m
}

// Identify loads the session of a request and puts the account into the context, as it is now: a role that was taken
// away, or an account that was closed, has its effect with the next request. fail answers when the database does not.
// Whoever is in the context already stays.
func (g *Gate) Identify(fail func(http.ResponseWriter, *http.Request, error)) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Add("Vary", "Cookie")
			ctx, err := g.sessions.Load(r.Context(), token(r))
			if err == nil {
				ctx, err = g.identified(ctx)
			}
			if err != nil {
				fail(w, r, err)
				return
			}
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}

// token returns what the cookie holds; what is longer than ours is not ours.
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
	short, cancel := context.WithTimeout(ctx, lookup)
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

// Save keeps what a request changed in its session and gives the browser its cookie. Call it before answering.
func (g *Gate) Save(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	switch g.sessions.Status(ctx) {
	case scs.Unmodified:
		return nil
	case scs.Destroyed:
		g.sessions.WriteSessionCookie(ctx, w, "", time.Time{})
	case scs.Modified:
		if g.sessions.GetString(ctx, keyAccount) == "" {
			g.sessions.SetDeadline(ctx, g.now().Add(before))
		}
		token, expires, err := g.sessions.Commit(ctx)
		if err != nil {
			return err
		}
		g.sessions.WriteSessionCookie(ctx, w, token, expires)
	}
	w.Header().Set("Cache-Control", "no-store") // the library adds a weaker rule
	return nil
}

// start makes the session one of the account: with a new name, so that whoever knew the old one has nothing.
func (g *Gate) start(r *http.Request, a account.Account) error {
	ctx := r.Context()
	if err := g.sessions.RenewToken(ctx); err != nil {
		return err
	}
	to := g.sessions.GetString(ctx, keyReturn)
	for _, key := range g.sessions.Keys(ctx) {
		g.sessions.Remove(ctx, key)
	}
	now := g.now()
	g.sessions.SetDeadline(ctx, now.Add(Lifetime))
	g.sessions.Put(ctx, keyAccount, a.ID.String())
	g.sessions.Put(ctx, keyID, uuid.NewString())
	g.sessions.Put(ctx, keyStarted, now.Unix())
	g.sessions.Put(ctx, keyDevice, Device(r.UserAgent()))
	if to != "" {
		g.sessions.Put(ctx, keyReturn, to)
	}
	return g.store.NoteSignIn(ctx, a.ID, now)
}

// End ends the session of a request. It needs no Identify before it, and works without a session, too.
func (g *Gate) End(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, &http.Cookie{Name: CookieName, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1})
	t := token(r)
	if t == "" {
		return nil
	}
	return g.store.EndSession(ctx, hashedToken(t), g.now())
}

// Returning keeps the page that sign-in was asked for, to come back to. Only pages behind the sign-in are kept, and
// nothing where somebody asks for very many.
func (g *Gate) Returning(r *http.Request, visitor Visitor) error {
	path := r.URL.EscapedPath()
	if r.Method != http.MethodGet || !ours(path) || len(path) > 500 {
		return nil
	}
	var many TooMany
	if err := g.count(r.Context(), returnsPerBlock.by(visitor), Block(visitor.At)); errors.As(err, &many) {
		return nil
	} else if err != nil {
		return err
	}
	g.sessions.Put(r.Context(), keyReturn, path)
	return nil
}

// Returns reports whether there is a page to come back to.
func (g *Gate) Returns(r *http.Request) bool {
	return ours(g.sessions.GetString(r.Context(), keyReturn))
}

// Destination returns, once, where to go after signing in.
func (g *Gate) Destination(r *http.Request) string {
	if path := g.sessions.PopString(r.Context(), keyReturn); ours(path) {
		return path
	}
	return "/verwaltung"
}

// ours reports whether a path is one of ours behind the sign-in. It is checked again when it is used.
func ours(path string) bool {
	for _, begin := range []string{"/verwaltung", "/intern", "/vermittlung"} {
		if rest, ok := strings.CutPrefix(path, begin); ok && (rest == "" || rest[0] == '/') && !strings.ContainsAny(path, "\\\t\r\n") && !strings.Contains(path, "//") {
			return true
		}
	}
	return false
}

// Say keeps a sentence for the next page.
func (g *Gate) Say(r *http.Request, sentence string) {
	g.sessions.Put(r.Context(), keyDone, sentence)
}

// Said returns, once, what is to be said.
func (g *Gate) Said(r *http.Request) string { return g.sessions.PopString(r.Context(), keyDone) }

// Current returns the ID of the session of a request; zero if nobody is signed in with one.
func (g *Gate) Current(r *http.Request) directory.ID {
	id, err := uuid.Parse(g.sessions.GetString(r.Context(), keyID))
	if err != nil {
		return directory.ID{}
	}
	return id
}

// Sessions returns the sessions of an account, the one used last first.
func (g *Gate) Sessions(ctx context.Context, a account.Account) ([]store.Session, error) {
	return g.store.Sessions(ctx, a.ID, Idle, g.now())
}

// EndOne ends one session of the account, or returns fault.NotFound.
func (g *Gate) EndOne(ctx context.Context, a account.Account, session directory.ID) error {
	return g.store.EndSessionOf(ctx, a.ID, session, g.now())
}

// EndAll ends all sessions of the account.
func (g *Gate) EndAll(ctx context.Context, a account.Account) error {
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

// RemovePasskey takes a passkey of the account away, or returns fault.NotFound.
func (g *Gate) RemovePasskey(ctx context.Context, a account.Account, id directory.ID) error {
	return g.store.RemovePasskey(ctx, a.ID, id)
}

// Keep keeps something in the session under a name of the caller's own; an empty text takes it out. It lasts as long
// as the session.
func (g *Gate) Keep(r *http.Request, name, text string) {
	if text == "" {
		g.sessions.Remove(r.Context(), "kept."+name)
		return
	}
	g.sessions.Put(r.Context(), "kept."+name, text)
}

// Kept returns what was kept under a name; "" if nothing was.
func (g *Gate) Kept(r *http.Request, name string) string {
	return g.sessions.GetString(r.Context(), "kept."+name)
}
