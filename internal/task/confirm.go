package task

import "rundtisch/internal/directory"

// AskInstitutions finds out, once a day, which institutions to ask whether their entry is right, and whom to remind.
type AskInstitutions struct {
	Day string `json:"day"` // as 2026-11-22, in Germany
}

// Kind implements Task.
func (AskInstitutions) Kind() string { return "ask_institutions" }

// Once implements Once.
func (AskInstitutions) Once() {}

// ConfirmationMail asks an institution whether its entry is right, or reminds it.
type ConfirmationMail struct {
	Confirmation directory.ID `json:"confirmation"`
	Reminder     bool         `json:"reminder"`
}

// Kind implements Task.
func (ConfirmationMail) Kind() string { return "confirmation_mail" }

// Once implements Once.
func (ConfirmationMail) Once() {}
