// Package fault holds the ways a request fails that a visitor is told about.
// Every other error is ours to repair and is never shown.
//
// Its values are called fault.NotFound and not fault.ErrNotFound: the name of the package says already that they are
// errors, and they stand in almost every file.
package fault

//lint:file-ignore ST1012 the comment of the package says why its values have no Err before their names.

import "errors"

var (
	// NotFound: there is nothing at this address, or it cannot be seen from here.
	NotFound = errors.New("not found")
	// Gone: there was something at this address and it has been taken away for good.
	// It wraps NotFound, so that whoever does not care about the difference need not ask.
	Gone error = gone{}
	// Forbidden: the account may not do this.
	Forbidden = errors.New("forbidden")
	// Stale: somebody saved since the form was opened; nothing was changed.
	Stale = errors.New("stale")
	// Unavailable: the database does not answer, or not in time. Trying again in a while may help.
	Unavailable = errors.New("unavailable")
)

type gone struct{}

func (gone) Error() string        { return "gone" }
func (gone) Is(target error) bool { return target == NotFound }

// Moved says that what was asked for now has another slug.
type Moved struct{ To string }

func (m Moved) Error() string { return "moved to " + m.To }
