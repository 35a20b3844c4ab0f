package task

import "rundtisch/internal/directory"

// TellCoordination finds out, once a day, which coordinations to tell by e-mail that something waits, or what is to do.
type TellCoordination struct {
	Day string `json:"day"` // in Germany, as 2026-11-22
}

// Kind implements Task.
func (TellCoordination) Kind() string { return "tell_coordination" }

// Once implements Once.
func (TellCoordination) Once() {}

// TidingsMail tells an account what waits in its networks, and for a quarter what is to do there.
type TidingsMail struct {
	Account directory.ID `json:"account"`
	Day     string       `json:"day"`
	Quarter bool         `json:"quarter"` // what is to do as well
}

// Kind implements Task.
func (TidingsMail) Kind() string { return "tidings_mail" }

// Once implements Once.
func (TidingsMail) Once() {}
