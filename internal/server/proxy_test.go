package server_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
)

// Behind a proxy that RUNDTISCH_PROXIES does not name all visitors have one address. One who tries often keeps nobody out.
func TestAStrangerBehindAnUnnamedProxyLocksNobodyOut(t *testing.T) {
	t.Parallel()
	r, c := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	r.invite(t, "op@example.org", account.Operator, "")
	through := func(forwarded string) func(*http.Request) {
		return func(q *http.Request) { q.Header.Set("X-Forwarded-For", forwarded) }
	}
	stranger := r.visitor(t, "127.0.0.1")
	for i := range 100 {
		stranger.do(http.MethodGet, "/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG", nil, through("203.0.113.9"))
		stranger.do(http.MethodPost, "/anmelden", map[string][]string{"email": {"x" + strconv.Itoa(i) + "@example.org"}}, through("203.0.113.9"))
	}
	c.turn(time.Second)
	eva := r.visitor(t, "127.0.0.1")
	eva.want("a link is asked for", eva.do(http.MethodPost, "/anmelden", map[string][]string{"email": {"eva@example.org"}}, through("198.51.100.1")), http.StatusSeeOther, "/anmelden/gesendet")
	eva.want("it lets in", eva.do(http.MethodPost, r.mailed(t), nil, through("198.51.100.1")), http.StatusSeeOther, "/verwaltung")
	eva.want("a coordinator cannot set it up", eva.get("/verwaltung"), http.StatusOK, "Zu tun")
	if strings.Contains(eva.get("/verwaltung").Body.String(), "RUNDTISCH_PROXIES") {
		t.Error("coordinators are told of the proxy")
	}
	op := r.enter(t, "op@example.org")
	for _, page := range []string{"/verwaltung", "/verwaltung/konten"} {
		w := op.get(page)
		op.want(page, w, http.StatusOK, "RUNDTISCH_PROXIES")
		op.want(page, w, http.StatusOK, "<code>127.0.0.1</code>")
	}
	if n := strings.Count(r.log.String(), "RUNDTISCH_PROXIES"); n != 1 || strings.Contains(r.log.String(), "203.0.113.9") || strings.Contains(r.log.String(), "198.51.100.1") {
		t.Errorf("%d lines in the log:\n%s", n, r.log)
	}
}
