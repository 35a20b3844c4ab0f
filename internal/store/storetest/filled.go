package storetest

import (
	"fmt"
	"sync"
	"testing"
)

// filled are databases that others are copied from, by what they are filled with.
var filled struct {
	sync.Mutex
	made map[string]error
}

// Filled returns the address of a database of the test's own that is a copy of one that fill has filled. That is done
// once for each name; fill must close its connections. The copy is dropped at the end of the test.
func Filled(t testing.TB, name string, fill func(url string) error) string {
	t.Helper()
	server.Do(start)
	if server.err != nil {
		t.Fatalf("the test database does not start: %v", server.err)
	}
	from := "filled_" + name
	filled.Lock()
	err, made := filled.made[name]
	if !made {
		admin(t, fmt.Sprintf(`create database %s template %s`, from, server.template))
		err = fill(server.URL(from))
		if filled.made == nil {
			filled.made = map[string]error{}
		}
		filled.made[name] = err
	}
	filled.Unlock()
	if err != nil {
		t.Fatalf("fill %s: %v", from, err)
	}
	return copied(t, from)
}
