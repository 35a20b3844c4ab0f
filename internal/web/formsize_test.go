package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Without a setting in go.mod net/url reads no more than 10,000 fields, and no review of a long list could be sent.
func TestAFormHasAsManyFieldsAsItsLimitSays(t *testing.T) {
	const limit = 40_000
	for fields, readable := range map[int]bool{1: true, 10_001: true, limit: true, limit + 1: false} {
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(strings.TrimSuffix(strings.Repeat("a=b&", fields), "&")))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		form, err := FormUpTo(httptest.NewRecorder(), r, 1<<20, limit)
		if readable != (err == nil) || readable && len(form["a"]) != fields {
			t.Errorf("%d fields: %d read, %v", fields, len(form["a"]), err)
		}
	}
}
