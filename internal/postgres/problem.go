package postgres

import "fmt"

// cure ends every sentence about a PostgreSQL that cannot be had.
const cure = "Bitte PostgreSQL ab Version 15 installieren (Debian und Ubuntu: apt-get install postgresql) " +
	"oder DATABASE_URL auf eine vorhandene Datenbank setzen."

// problem is an error shown to the person who started the program: a German
// sentence that says what to do next. Its cause stays reachable for errors.Is.
type problem struct {
	sentence string
	cause    error
}

func (p problem) Error() string { return p.sentence }
func (p problem) Unwrap() error { return p.cause }

// tell makes a problem of cause, which may be nil and is not repeated by itself:
// the sentence says as much of it as helps.
func tell(cause error, format string, args ...any) error {
	return problem{sentence: fmt.Sprintf(format, args...), cause: cause}
}
