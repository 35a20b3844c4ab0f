package storetest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
)

// user is a process that uses the server. Its locks in the server say what is in use; they go with its connection.
type user struct {
	lock *os.File // on the file of users

	mu     sync.Mutex // over what follows
	conn   *pgx.Conn  // to the server's own database
	name   string     // begins the names of this process's databases
	number int
	uses   map[string]bool // templates
	idle   []copied        // nobody needs them any more
}

func newUser(ctx context.Context, lock *os.File, conn *pgx.Conn) (*user, error) {
	u := &user{lock: lock, conn: conn, name: "test_" + strings.ToLower(rand.Text()[:10]), uses: map[string]bool{}}
	return u, u.exec(ctx, `select pg_advisory_lock(`+key(u.name)+`)`)
}

// leave ends the use of the server.
func (u *user) leave() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, c := range u.idle {
		_ = u.dropCopy(context.Background(), c) // else some later process does
	}
	_ = u.conn.Close(context.Background()) // both are gone in any case when we end
	_ = u.lock.Close()
}

// key is the number of the lock on a name, in SQL. Names are ours, of letters, digits and underscores.
func key(name string) string { return `hashtextextended('rundtisch ` + name + `', 0)` }

func (u *user) exec(ctx context.Context, sql string) error {
	if _, err := u.conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}

func (u *user) ask(ctx context.Context, sql string) (yes bool, err error) {
	if err := u.conn.QueryRow(ctx, sql).Scan(&yes); err != nil {
		return false, fmt.Errorf("%s: %w", sql, err)
	}
	return yes, nil
}

// url is the address of a database.
func (u *user) url(database string) string {
	address, err := url.Parse(u.conn.Config().ConnString())
	if err != nil {
		panic(err) // pgx has parsed it
	}
	address.Path = "/" + database
	return address.String()
}

func (u *user) create(ctx context.Context, template string) (string, error) {
	name := u.newName()
	return name, u.exec(ctx, `create database `+name+` template `+template)
}

func (u *user) newName() string {
	u.number++
	return fmt.Sprintf("%s_%d", u.name, u.number)
}
