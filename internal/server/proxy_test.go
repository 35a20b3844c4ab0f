package server_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// Behind a proxy that RUNDTISCH_PROXIES does not name all visitors have one address. One who tries often keeps nobody out.
func TestAStrangerBehindAnUnnamedProxyLocksNobodyOut(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	c := r.Clock
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	r.Invite(t, "op@example.org", account.Operator, "")
	through := func(forwarded string) func(*http.Request) {
		return func(q *http.Request) { q.Header.Set("X-Forwarded-For", forwarded) }
	}
	stranger := r.Visitor(t, "127.0.0.1")
	for i := range 100 {
		stranger.Do(http.MethodGet, "/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG", nil, through("203.0.113.9"))
		stranger.Do(http.MethodPost, "/anmelden", map[string][]string{"email": {"x" + strconv.Itoa(i) + "@example.org"}}, through("203.0.113.9"))
	}
	c.Turn(time.Second)
	eva := r.Visitor(t, "127.0.0.1")
	eva.Want("a link is asked for", eva.Do(http.MethodPost, "/anmelden", map[string][]string{"email": {"eva@example.org"}}, through("198.51.100.1")), http.StatusSeeOther, "/anmelden/gesendet")
	eva.Want("it lets in", eva.Do(http.MethodPost, r.MailedLink(t), nil, through("198.51.100.1")), http.StatusSeeOther, "/verwaltung")
	eva.Want("a coordinator cannot set it up", eva.Get("/verwaltung"), http.StatusOK, "Zu tun")
	if strings.Contains(eva.Get("/verwaltung").Body.String(), "RUNDTISCH_PROXIES") {
		t.Error("coordinators are told of the proxy")
	}
	op := r.SignIn(t, "op@example.org")
	for _, page := range []string{"/verwaltung", "/verwaltung/konten"} {
		w := op.Get(page)
		op.Want(page, w, http.StatusOK, "RUNDTISCH_PROXIES")
		op.Want(page, w, http.StatusOK, "<code>127.0.0.1</code>")
	}
	if n := strings.Count(r.Log.String(), "RUNDTISCH_PROXIES"); n != 1 || strings.Contains(r.Log.String(), "203.0.113.9") || strings.Contains(r.Log.String(), "198.51.100.1") {
		t.Errorf("%d lines in the log:\n%s", n, r.Log)
	}
}
