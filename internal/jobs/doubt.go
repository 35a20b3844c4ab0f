package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/riverqueue/river/rivertype"

	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// letters are the tasks that send an e-mail.
var letters = []task.Task{task.SignInMail{}, task.InviteMail{}, task.ConfirmationMail{}, task.MeetingMail{}, task.TidingsMail{}}

// MailKinds are the kinds of the tasks that send an e-mail.
func MailKinds() []string {
	kinds := make([]string, len(letters))
	for i, t := range letters {
		kinds[i] = t.Kind()
	}
	return kinds
}

// Doubt marks every e-mail that waits as handed over at a moment, as if the program had died while it did that. It is for a
// state that was restored: any of them may have gone out since, and two are worse than none. It returns how many they are.
func Doubt(ctx context.Context, tx *store.Store, at time.Time) (int, error) {
	waiting, err := tx.WaitingMails(ctx, MailKinds())
	if err != nil {
		return 0, err
	}
	for _, w := range waiting {
		id := mailID(&rivertype.JobRow{ID: w.Job, CreatedAt: w.CreatedAt})
		if _, err := tx.BeginMail(ctx, store.Mail{ID: id, Kind: w.Kind}, at); err != nil {
			return 0, err
		}
		if w.Kind != (task.MeetingMail{}).Kind() {
			continue
		}
		var t task.MeetingMail
		if err := json.Unmarshal(w.Args, &t); err != nil {
			return 0, err
		}
		// The coordination is told which invitation is uncertain.
		if _, err := tx.BeginMeetingMail(ctx, t.Mail, id, nil, at); err != nil && !errors.Is(err, fault.NotFound) {
			return 0, err
		}
	}
	return len(waiting), nil
}
