// Package task defines the background tasks: the arguments of each, one file per concern.
//
// A task is stored in the database until it is done, perhaps by a later version of the program: fields may be added,
// never renamed. It names things by their IDs. It never holds a secret or an address: the worker looks up what it needs.
package task

// Task is a piece of work for later: a plain struct that encoding/json can encode and decode.
type Task interface {
	// Kind names the task, in lower-case words joined by underscores; it never changes.
	Kind() string
}

// Once is a Task that is not queued again while one with the same fields is waiting, running or was done in the last week.
// A field with the day or the month makes it once a day or once a month.
type Once interface {
	Task
	Once()
}
