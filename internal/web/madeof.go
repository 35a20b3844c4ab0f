package web

import "context"

// MadeOf says which pages of networks and institutions, by their paths, show what this page is made of. A page that was kept
// is made anew once one of them changes; one that says nothing is made anew after every change.
func MadeOf(ctx context.Context, paths []string) {
	if all, ok := ctx.Value(madeOfKey).(*[]string); ok {
		*all = append(*all, paths...)
	}
}

// HearMadeOf returns a context in which what MadeOf is told ends up in paths.
func HearMadeOf(ctx context.Context, paths *[]string) context.Context {
	return context.WithValue(ctx, madeOfKey, paths)
}
