package web

import (
	"context"
	"net/http"

	"rundtisch/internal/locale"
)

type contextKey int

const (
	languageKey contextKey = iota
	requestKey
)

// WithLanguage makes the pages below an address speak lang.
func WithLanguage(lang string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), languageKey, lang)))
		})
	}
}

func language(ctx context.Context) string {
	if lang, ok := ctx.Value(languageKey).(string); ok {
		return lang
	}
	return locale.Default
}

// WithRequestID gives the request a name that its log lines and its error page share.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey, id)
}

// RequestID returns the name of the request.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey).(string)
	return id
}
