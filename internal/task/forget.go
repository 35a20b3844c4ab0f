package task

// ForgetNames takes out the names of people whose day has come, once a day.
type ForgetNames struct {
	Day string `json:"day"` // in Germany, as 2026-11-22
}

// Kind implements Task.
func (ForgetNames) Kind() string { return "forget_names" }

// Once implements Once.
func (ForgetNames) Once() {}
