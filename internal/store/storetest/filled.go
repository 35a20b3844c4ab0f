package storetest

import (
	"context"
	"sync"
	"testing"
)

// filled are the names of the filled templates that this process uses, and what went wrong with them.
var filled struct {
	sync.Mutex
	made map[string]error
}

// Filled returns the address of a database of the test's own that is a copy of one that fill has filled. That is done
// once for each name and is kept for later runs of the same program on the same day, so what fill writes must follow
// from the program alone, and not from the environment or from files that are not embedded. fill must close its
// connections. About the copy see URL.
func Filled(t testing.TB, name string, fill func(url string) error) string {
	t.Helper()
	ready(t)
	content, err := program()
	if err != nil {
		t.Fatal(err)
	}
	from := "filled_" + name + "_" + filledHash(content, began, shared.template, name)
	filled.Lock()
	err, made := filled.made[name]
	if !made {
		err = shared.make(context.Background(), from, shared.template, fill)
		if filled.made == nil {
			filled.made = map[string]error{}
		}
		filled.made[name] = err
	}
	filled.Unlock()
	if err != nil {
		t.Fatalf("fill %s: %v", from, err)
	}
	return copyOf(t, from)
}
