package jobs

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
)

// read are the parts of an e-mail that was sent.
type read struct {
	mail.Header
	Text, Calendar, CalendarType string
}

func readMail(t *testing.T, raw string) read {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	kind, values, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	r := read{Header: m.Header}
	if kind != "multipart/alternative" {
		text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
		if err != nil {
			t.Fatal(err)
		}
		r.Text = string(text)
		return r
	}
	for parts := multipart.NewReader(m.Body, values["boundary"]); ; {
		p, err := parts.NextPart() // decodes quoted-printable
		if err == io.EOF {
			return r
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(p.Header.Get("Content-Type"), "text/calendar") {
			r.Calendar, r.CalendarType = string(body), p.Header.Get("Content-Type")
			continue
		}
		r.Text = strings.ReplaceAll(string(body), " \r\n", " ") // format=flowed
	}
}

// invite is what a program for calendars understands of an invitation.
type invite struct {
	Method, UID, Summary, Location, Start, End, Status, Attendee, Name, RSVP, Organizer, By, Description string
	Sequence                                                                                             int
}

// byNode reads with ical.js, which Thunderbird uses.
func byNode(t *testing.T, data string) (v invite) {
	t.Helper()
	read := exec.CommandContext(t.Context(), "node", filepath.Join("..", "..", "tools", "calendar.mjs"))
	read.Stdin, read.Stderr = strings.NewReader(data), os.Stderr
	out, err := read.Output()
	if err != nil {
		t.Fatalf("ical.js (npm ci in tools?): %v", err)
	}
	if err := json.Unmarshal(out, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// byGo reads with emersion/go-ical.
func byGo(t *testing.T, data string) (v invite) {
	t.Helper()
	calendar, err := ical.NewDecoder(bytes.NewReader([]byte(data))).Decode()
	if err != nil {
		t.Fatal(err)
	}
	event := calendar.Events()[0]
	text := func(props ical.Props, name string) string {
		value, err := props.Text(name)
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	v = invite{Method: text(calendar.Props, "METHOD"), UID: text(event.Props, "UID"), Summary: text(event.Props, "SUMMARY"),
		Location: text(event.Props, "LOCATION"), Status: text(event.Props, "STATUS"), Description: text(event.Props, "DESCRIPTION")}
	if v.Sequence, err = event.Props.Get("SEQUENCE").Int(); err != nil {
		t.Fatal(err)
	}
	for name, into := range map[string]*string{"DTSTART": &v.Start, "DTEND": &v.End} {
		at, err := event.Props.DateTime(name, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		*into = at.UTC().Format("2006-01-02T15:04:05.000Z")
	}
	attendee, organizer := event.Props.Get("ATTENDEE"), event.Props.Get("ORGANIZER")
	v.Attendee, v.Name, v.RSVP = attendee.Value, attendee.Params.Get("CN"), attendee.Params.Get("RSVP")
	v.Organizer, v.By = organizer.Value, organizer.Params.Get("CN")
	return v
}
