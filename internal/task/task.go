// Package task says what can be done in the background: the arguments of each piece of work, one file a concern.
//
// A task is kept in the database until it is done, and read again by a later version of the program: fields may be added,
// never renamed. It names things by their IDs. No secret and no address ever stands in one: the work looks up what it
// needs when it is done.
package task

// Task is a piece of work for later. It is a plain struct that encoding/json writes and reads.
type Task interface {
	// Kind names the work, in lower-case words joined by underscores; it never changes.
	Kind() string
}

// Once is a Task of which no second one is made as long as one with the same fields waits, runs or was done in the last week.
// A field that names the day or the month makes it once a day or once a month.
type Once interface {
	Task
	Once()
}
