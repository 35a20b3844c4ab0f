package task

// FindPlaces scans the directory for texts that may give away where a shelter is, once an hour: after an upgrade the rule
// may find more than before.
type FindPlaces struct {
	Hour string `json:"hour"` // as 2026-11-22T15, in UTC
}

// Kind implements Task.
func (FindPlaces) Kind() string { return "find_places" }

// Once implements Once.
func (FindPlaces) Once() {}
