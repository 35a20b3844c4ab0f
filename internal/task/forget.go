package task

// ForgetNames deletes the names of people that may no longer be shown, once a day.
type ForgetNames struct {
	Day string `json:"day"` // in Germany, as 2026-11-22
}

// Kind implements Task.
func (ForgetNames) Kind() string { return "forget_names" }

// Once implements Once.
func (ForgetNames) Once() {}
