package task

// Prune removes what is no longer needed, once a day.
type Prune struct {
	Day string `json:"day"` // as 2026-11-22
}

// Kind implements Task.
func (Prune) Kind() string { return "prune" }

// Once implements Once.
func (Prune) Once() {}
