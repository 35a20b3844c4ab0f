package task

// MakeDownload makes the whole public directory one file, if it has changed since the last time; once an hour at most.
type MakeDownload struct {
	Hour string `json:"hour"` // as 2026-11-22T19, UTC
}

// Kind implements Task.
func (MakeDownload) Kind() string { return "make_download" }

// Once implements Once.
func (MakeDownload) Once() {}
