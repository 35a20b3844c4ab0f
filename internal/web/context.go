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
	exitKey
	errorsKey
)

// WithLanguage makes the pages below an address speak lang.
func WithLanguage(lang string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(w, InLanguage(r, lang))
		})
	}
}

// InLanguage returns the request for a page that speaks lang, whatever its address begins with.
func InLanguage(r *http.Request, lang string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), languageKey, lang))
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

// WithExit says that the pages of a request belong to somebody who may be signed in: they are in German only, and their
// way out, that of the error page too, is an address of ours that ends the session first.
func WithExit(ctx context.Context, path string) context.Context {
	return context.WithValue(ctx, exitKey, path)
}

func exit(ctx context.Context) string {
	path, _ := ctx.Value(exitKey).(string)
	return path
}

// WithErrors lets a request that fails be answered by tell instead of a page: programs ask for something else than people.
func WithErrors(ctx context.Context, tell func(w http.ResponseWriter, r *http.Request, status int)) context.Context {
	return context.WithValue(ctx, errorsKey, tell)
}
