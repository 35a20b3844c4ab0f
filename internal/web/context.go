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
	madeOfKey
)

// WithLanguage sets the language of the pages that next serves.
func WithLanguage(lang string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(w, InLanguage(r, lang))
		})
	}
}

// InLanguage returns the request with another language, whatever its address begins with.
func InLanguage(r *http.Request, lang string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), languageKey, lang))
}

func language(ctx context.Context) string {
	if lang, ok := ctx.Value(languageKey).(string); ok {
		return lang
	}
	return locale.Default
}

// WithRequestID gives the request an ID that its log lines and its error page share.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey, id)
}

// RequestID returns the ID of the request.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey).(string)
	return id
}

// WithExit marks the pages of a request as those of somebody who may be signed in: they are in German only, and their exit
// link, also on the error page, is an address of ours that ends the session first.
func WithExit(ctx context.Context, path string) context.Context {
	return context.WithValue(ctx, exitKey, path)
}

func exitPath(ctx context.Context) string {
	path, _ := ctx.Value(exitKey).(string)
	return path
}

// WithErrors makes answer respond to a request that fails, instead of the error page. Programs need another answer than people.
func WithErrors(ctx context.Context, answer func(w http.ResponseWriter, r *http.Request, status int)) context.Context {
	return context.WithValue(ctx, errorsKey, answer)
}
