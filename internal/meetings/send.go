package meetings

import (
	"net/http"
	"net/url"
	"slices"

	"rundtisch/internal/convening"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/web"
	"rundtisch/templates/meetingpages"
)

// ShowSend serves GET …/treffen/{id}/einladung: what would be sent to whom.
func (d *Meetings) ShowSend(w http.ResponseWriter, r *http.Request) error {
	o, err := d.load(r)
	if err != nil {
		return err
	}
	texts, err := d.texts(r, o, o.Letters, meeting.InvitationMail, meeting.UpdateMail)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, meetingpages.SendPage(d.page(r, "Einladung"), o, texts))
}

// texts returns the wording of each kind of letter, as the first who gets one reads it.
func (d *Meetings) texts(
	r *http.Request, o meetingpages.One, letters []meeting.Letter, kinds ...meeting.MailKind,
) ([]meetingpages.Text, error) {
	by, err := d.store.Signature(r.Context(), o.Meeting.Network)
	if err != nil {
		return nil, err
	}
	var texts []meetingpages.Text
	for _, kind := range kinds {
		at := slices.IndexFunc(letters, func(l meeting.Letter) bool { return l.Kind == kind })
		if at < 0 {
			continue
		}
		opened := convening.Opened{Meeting: o.Meeting, Network: o.Network.Name, Left: o.Left}
		opened.Invitation.Name = letters[at].Name
		text := meetingpages.Text{To: letters[at].Name, Kind: kind}
		if text.From, text.Subject, text.Text, err = d.write(kind, opened, by); err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return texts, nil
}

// AskCancel serves GET …/treffen/{id}/absage: what would be sent to whom if the meeting were cancelled.
func (d *Meetings) AskCancel(w http.ResponseWriter, r *http.Request) error {
	o, err := d.load(r)
	if err != nil {
		return err
	}
	o.Letters = nil
	if o.State == meeting.Invited {
		o.Letters = meeting.CancelLetters(o.Guests)
	}
	texts, err := d.texts(r, o, o.Letters, meeting.CancellationMail)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, meetingpages.CancelPage(d.page(r, "Treffen absagen"), o, texts))
}

// AskSendResults serves GET …/treffen/{id}/versand: what would be sent to whom.
func (d *Meetings) AskSendResults(w http.ResponseWriter, r *http.Request) error {
	o, err := d.load(r)
	if err != nil {
		return err
	}
	o.Letters = nil
	if len(o.Decisions) > 0 && o.ResultsSent.IsZero() {
		o.Letters = meeting.ResultLetters(o.Guests)
	}
	texts, err := d.texts(r, o, o.Letters, meeting.ResultsMail)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, meetingpages.SendResultsPage(d.page(r, "Ergebnisse verschicken"), o, texts))
}

// noMail is said where no e-mail can be sent.
const noMail fault.Sentence = "Auf diesem Server ist keine E-Mail eingerichtet. Bitte fragen Sie den Betrieb."

// Send serves POST …/treffen/{id}/einladung.
func (d *Meetings) Send(w http.ResponseWriter, r *http.Request) error {
	return d.act(w, r, "verschickt", func(at convening.Which, _ url.Values) error {
		if !d.pages.Mails {
			return fault.Wrong(nil, noMail)
		}
		_, err := d.chair.Send(r.Context(), at, d.pages.Now())
		return err
	})
}

// Cancel serves POST …/treffen/{id}/absage.
func (d *Meetings) Cancel(w http.ResponseWriter, r *http.Request) error {
	return d.act(w, r, "abgesagt", func(at convening.Which, _ url.Values) error {
		return d.chair.Cancel(r.Context(), at, d.pages.Now())
	})
}

// SendResults serves POST …/treffen/{id}/versand.
func (d *Meetings) SendResults(w http.ResponseWriter, r *http.Request) error {
	return d.act(w, r, "verschickt", func(at convening.Which, _ url.Values) error {
		if !d.pages.Mails {
			return fault.Wrong(nil, noMail)
		}
		_, err := d.chair.SendResults(r.Context(), at, d.pages.Now())
		return err
	})
}
