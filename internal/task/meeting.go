package task

import "rundtisch/internal/directory"

// MeetingMail sends one e-mail about a meeting that was ordered: an invitation, an update, a cancellation, a reminder, results.
type MeetingMail struct {
	Mail directory.ID `json:"mail"` // of desk.meeting_mails
}

// Kind implements Task.
func (MeetingMail) Kind() string { return "meeting_mail" }

// Once implements Once.
func (MeetingMail) Once() {}

// RemindOfMeetings finds out, every hour, who has not answered an invitation and is to be reminded.
type RemindOfMeetings struct {
	Hour string `json:"hour"` // as 2026-11-22T15, in UTC
}

// Kind implements Task.
func (RemindOfMeetings) Kind() string { return "remind_of_meetings" }

// Once implements Once.
func (RemindOfMeetings) Once() {}
