package accounts_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// A right signature is a proof, whatever the device says besides; what keeps it out has words of its own, and is no guess.
func TestAPasskeyThatChangesWhatItSaysOfItself(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	type says struct {
		flags   byte
		counter uint32
	}
	const once = userPresent | userVerified
	for _, test := range []struct {
		name        string
		first, then says
		refused     string // "" for let in
		again       uint32 // counter of the next time, where it is let in
	}{
		{"can be copied from now on", says{once, 1}, says{once | mayBeCopied, 2}, "", 3},
		{"can be copied from now on, and is", says{once, 0}, says{once | mayBeCopied | isCopied, 0}, "", 0},
		{"cannot be copied any more", says{once | mayBeCopied | isCopied, 0}, says{once, 0}, "", 0},
		{"was copied", says{once | mayBeCopied, 0}, says{once | mayBeCopied | isCopied, 0}, "", 0},
		{"says that it was copied and cannot be", says{once, 1}, says{once | isCopied, 2}, "", 3},
		{"moved to a manager that does not count", says{once, 8}, says{once | mayBeCopied | isCopied, 0}, "", 0},
		{"does not count any more", says{once, 8}, says{once, 0}, "", 0},
		{"begins to count", says{once, 0}, says{once, 5}, "", 6},
		{"counts back", says{once, 8}, says{once, 7}, "vielleicht eine Kopie", 0},
		{"counts the same", says{once, 8}, says{once, 8}, "vielleicht eine Kopie", 0},
		{"counts back, and can be copied from now on", says{once, 8}, says{once | mayBeCopied, 3}, "vielleicht eine Kopie", 0},
		{"did not look who holds it", says{once, 1}, says{userPresent, 2}, "nicht geprüft, ob Sie es sind", 0},
	} {
		d := newDevice(t)
		d.flags, d.counter = test.first.flags, test.first.counter
		d.register(r.SignIn(t, "eva@example.org"))
		d.flags, d.counter = test.then.flags, test.then.counter
		v := r.Visitor(t, "203.0.113.9")
		if w := d.signIn(v); test.refused != "" {
			v.Want(test.name, w, http.StatusForbidden, test.refused)
			continue
		} else {
			v.Want(test.name, w, http.StatusSeeOther, "/verwaltung")
		}
		v.Want(test.name, v.Get(apptest.OwnPage), http.StatusOK, "eva@example.org")
		d.counter = test.again
		v = r.Visitor(t, "203.0.113.9")
		v.Want(test.name+", the next time", d.signIn(v), http.StatusSeeOther, "/verwaltung")
	}
	if n := r.QueryInt(t, `select count(*) from desk.tries t, desk.secrets s where t.key = sha256(s.tries || convert_to('wrong/block 203.0.113.0/24', 'UTF8'))`); n != 0 {
		t.Errorf("what was signed rightly is counted as guessing")
	}
}

func TestEveryRefusalOfAPasskeyHasItsOwnWords(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	c := r.Clock
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	r.Invite(t, "zu@example.org", account.Coordinator, "herne")
	counted := func() int {
		return r.QueryInt(t, `select coalesce(sum(count), 0) from desk.tries t, desk.secrets s where t.key = sha256(s.tries || convert_to('wrong/block 203.0.113.0/24', 'UTF8'))`)
	}
	v := r.Visitor(t, "203.0.113.9")
	refused := func(what string, answer string, status int, words string, guess bool) {
		t.Helper()
		before := counted()
		v.Want(what, v.Post("/anmelden/passkey/antwort", "answer", answer), status, words)
		if got := counted() > before; got != guess {
			t.Errorf("%s: counted as guessing: %v", what, got)
		}
	}
	d := newDevice(t)
	d.register(r.SignIn(t, "eva@example.org"))
	closed := newDevice(t)
	closed.register(r.SignIn(t, "zu@example.org"))
	if err := r.Gate.CloseAccountByEmail(t.Context(), "zu@example.org"); err != nil {
		t.Fatal(err)
	}
	refused("nonsense", "{", http.StatusForbidden, "Der Passkey passt nicht", true)
	refused("nothing", "", http.StatusGone, "noch einmal", false)
	stranger := newDevice(t)
	stranger.owner = d.id[:16]
	refused("of nobody", stranger.answer(t, begin(v)), http.StatusForbidden, "kennen wir nicht", true)
	refused("of a closed account", closed.answer(t, begin(v)), http.StatusForbidden, "kennen wir nicht", true)
	stranger.owner = d.owner
	refused("not of this account, or removed", stranger.answer(t, begin(v)), http.StatusForbidden, "hier nicht eingetragen", true)
	stranger.id = d.id
	refused("of another key", stranger.answer(t, begin(v)), http.StatusForbidden, "Der Passkey passt nicht", true)
	elsewhere := *d
	elsewhere.origin = "http://rundtisch.test:8081"
	refused("at another port", elsewhere.answer(t, begin(v)), http.StatusForbidden, "http://rundtisch.test/anmelden", false)
	elsewhere.origin, elsewhere.name = "http://www.rundtisch.test", "www.rundtisch.test"
	refused("of another name", elsewhere.answer(t, begin(v)), http.StatusForbidden, "anderen Adresse", false)
	refused("of no challenge of ours", d.answer(t, url64.EncodeToString(make([]byte, 56))), http.StatusGone, "zu lange gedauert", false)
	refused("of a short challenge", d.answer(t, "AAAA"), http.StatusGone, "zu lange gedauert", false)
	late := begin(v)
	c.Turn(passkeyTime + time.Second)
	refused("too late", d.answer(t, late), http.StatusGone, "zu lange gedauert", false)
	inTime := begin(v)
	c.Turn(passkeyTime)
	v.Want("just in time", v.Post("/anmelden/passkey/antwort", "answer", d.answer(t, inTime)), http.StatusSeeOther, "/verwaltung")
	v = r.Visitor(t, "203.0.113.9")
	refused("once more", d.answer(t, inTime), http.StatusGone, "zu lange gedauert", false)
	c.Turn(passkeyTime)
	if _, err := r.SQL.Exec(t.Context(), `delete from desk.tries where ends_at < $1`, c.Now()); err != nil { // as it is pruned
		t.Fatal(err)
	}
	refused("once more, after it was forgotten", d.answer(t, inTime), http.StatusGone, "zu lange gedauert", false)
}

const passkeyTime = 5 * time.Minute

// Who has a proof comes in, whatever others did from the same part of the net.
func TestNoLimitBarsWhoProvesThemselves(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	c := r.Clock
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	r.Invite(t, "op@example.org", account.Operator, "")
	d := newDevice(t)
	d.register(r.SignIn(t, "eva@example.org"))
	colleague := func() *apptest.Visitor { return r.Visitor(t, "203.0.113.50") }
	asks := colleague()
	asks.Want("a link is asked for", asks.Post("/anmelden", "email", "op@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	mailed := r.MailedLink(t)
	stranger := r.Visitor(t, "203.0.113.66")
	for range 25 {
		stranger.Get("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG")
		stranger.Post("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG")
		stranger.Post("/anmelden/passkey/antwort", "answer", "{")
	}
	for i := range 80 {
		stranger.Post("/anmelden/passkey")
		stranger.Post("/anmelden", "email", "x"+strconv.Itoa(i)+"@example.org")
		stranger.Post("/anmelden", "email", "eva@example.org")
	}
	for what, w := range map[string]int{
		"a guessed link":    stranger.Get("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG").Code,
		"a guessed passkey": stranger.Post("/anmelden/passkey/antwort", "answer", "{").Code,
		"more links":        stranger.Post("/anmelden", "email", "z@example.org").Code,
	} {
		if w != http.StatusTooManyRequests {
			t.Errorf("%s of the stranger: %d", what, w)
		}
	}
	stranger.Want("what is said of guesses", stranger.Get("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG"), http.StatusTooManyRequests, "meldet Sie weiterhin an")
	stranger.Want("what is said of asking", stranger.Post("/anmelden", "email", "z@example.org"), http.StatusTooManyRequests, "keine E-Mail")
	printed := r.SignInLink(t, "eva@example.org")
	v := colleague()
	v.Want("a printed link is looked at", v.Get(printed), http.StatusOK, "Jetzt anmelden")
	v.Want("a printed link", v.Post(printed), http.StatusSeeOther, "/verwaltung")
	v.Want("inside", v.Get(apptest.OwnPage), http.StatusOK, "eva@example.org")
	asks.Want("a mailed link", asks.Post(mailed), http.StatusSeeOther, "/verwaltung")
	v = colleague()
	v.Want("a passkey", d.signIn(v), http.StatusSeeOther, "/verwaltung")
	old := r.SignInLink(t, "eva@example.org")
	c.Turn(16 * time.Minute)
	v = colleague()
	v.Want("an old link says so", v.Get(old), http.StatusGone, "gilt nicht mehr")
}
