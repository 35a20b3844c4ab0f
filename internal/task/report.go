package task

// KeepReports keeps what networks can show for the year before, as it was at its end; it looks once a day in January.
type KeepReports struct {
	Day string `json:"day"` // in Germany, as 2027-01-01
}

// Kind implements Task.
func (KeepReports) Kind() string { return "keep_reports" }

// Once implements Once.
func (KeepReports) Once() {}
