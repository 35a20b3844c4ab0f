package jobs

import (
	"context"
	"errors"
	"strings"

	"github.com/riverqueue/river"

	"rundtisch/internal/convening"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/feed"
	"rundtisch/internal/mail"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// remindFrom is the hour, in Germany, before which nobody is reminded of a meeting.
const remindFrom = 8

// remindOfMeetings orders the reminders that are due. Where no e-mail is set up nobody counts as reminded.
func (j *Jobs) remindOfMeetings(ctx context.Context, _ *river.Job[task.RemindOfMeetings]) error {
	if j.sender == nil || j.now().In(directory.Germany()).Hour() < remindFrom {
		return nil
	}
	n, err := convening.New(j.store).Remind(ctx, j.now())
	if n > 0 {
		j.log.InfoContext(ctx, "institutions are reminded of a meeting", "number", n)
	}
	return err
}

// appointment is what an e-mail about a meeting tells.
type appointment struct {
	meeting.Meeting
	Network, Institution string
	When, Until          string
	Left                 []string
	Path                 string // of the answer
	By                   store.Signature
}

// appointmentOf gathers what an e-mail tells, signed as the coordination wants it for this meeting.
func appointmentOf(o convening.Opened, by store.Signature, token string) appointment {
	told := appointment{
		Meeting: o.Meeting, Network: o.Network, Institution: o.Invitation.Name, When: o.When(), Path: "/treffen/" + token, By: by,
	}
	for _, left := range o.Left {
		told.Left = append(told.Left, left.Words())
	}
	told.By.Office, told.By.Email = o.Organizer, o.ReplyTo
	return told
}

// MeetingLetter returns what writes an e-mail about a meeting as it will be sent, but for the secret in its link.
func MeetingLetter(
	site, baseURL string,
) func(kind meeting.MailKind, o convening.Opened, by store.Signature) (from, subject, text string, err error) {
	j := &Jobs{site: site, baseURL: baseURL}
	return func(kind meeting.MailKind, o convening.Opened, by store.Signature) (string, string, string, error) {
		subject, text, err := j.letter("treffen_"+string(kind), appointmentOf(o, by, "…"))
		return j.fromName(o.Meeting), subject, text, err
	}
}

// fromName is as whom an e-mail about a meeting comes.
func (j *Jobs) fromName(m meeting.Meeting) string {
	return mail.FittingName(m.Organizer + " über " + j.site)
}

// mailMeeting sends one e-mail about a meeting. The secret in it is made here, when the mail is.
func (j *Jobs) mailMeeting(ctx context.Context, job *river.Job[task.MeetingMail]) error {
	return j.deliver(ctx, job.JobRow, store.Mail{}, func(ctx context.Context, tx *store.Store) (envelope, error) {
		p, err := convening.Begin(ctx, tx, job.Args, mailID(job.JobRow), j.now())
		if errors.Is(err, fault.NotFound) {
			return envelope{}, errUnwanted
		}
		if err != nil {
			return envelope{}, err
		}
		by, err := tx.Signature(ctx, p.Meeting.Network)
		if err != nil {
			return envelope{}, err
		}
		told := appointmentOf(p.Opened, by, p.Token)
		return envelope{
			To: p.To, Letter: "treffen_" + string(p.Kind), Data: told, Calendar: j.calendar(p, told), ReplyTo: p.ReplyTo,
			FromName: j.fromName(p.Meeting), ReplyToName: mail.FittingName(p.Organizer),
		}, nil
	})
}

// calendar is the part of an e-mail that calendars read; a reminder and results have none.
func (j *Jobs) calendar(p convening.Post, told appointment) mail.Calendar {
	v := feed.Invitation{Meeting: p.Meeting, Attendee: p.To, Name: p.Invitation.Name, At: j.now()}
	switch p.Kind {
	case meeting.InvitationMail, meeting.UpdateMail:
		v.Method, v.Answer = feed.MethodRequest, j.baseURL+told.Path
		lines := append([]string{}, p.Agenda...)
		lines = append(lines, told.Left...)
		for i, line := range lines {
			lines[i] = "– " + line
		}
		v.Description = strings.Join(append(lines, answerHere+v.Answer, calendarsUnread), "\n")
	case meeting.CancellationMail:
		v.Method, v.Description = feed.MethodCancel, isCancelled
	default:
		return mail.Calendar{}
	}
	return mail.Calendar{Method: v.Method, Data: string(v.ICalendar())}
}
