package task

// MakeDownload writes the whole public directory to one file if it has changed since the last time; at most once an hour.
type MakeDownload struct {
	Hour string `json:"hour"` // as 2026-11-22T19, UTC
}

// Kind implements Task.
func (MakeDownload) Kind() string { return "make_download" }

// Once implements Once.
func (MakeDownload) Once() {}
