package feedback

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// subjects are one kind of thing that a report can be about.
type subjects struct {
	path    string
	find    func(ctx context.Context, key string) (store.Subject, error)
	network bool
}

func (s subjects) load(r *http.Request) (store.Subject, templates.Report, error) {
	found, err := s.find(r.Context(), chi.URLParam(r, "key"))
	return found, templates.Report{Name: found.Name, Back: s.path + found.Key}, err
}

func (f *Feedback) showReport(of subjects) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		_, report, err := of.load(r)
		if err != nil {
			return err
		}
		return web.Render(w, r, http.StatusOK, templates.ReportPage(f.pages.Page(r, "report.title"), report))
	}
}

// sendReport accepts a report. If something is wrong with it, the form shows that with the text as typed.
func (f *Feedback) sendReport(of subjects) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		form, err := web.Form(w, r)
		if err != nil {
			return err
		}
		subject, report, err := of.load(r)
		if err != nil {
			return err
		}
		page := f.pages.Page(r, "report.title")
		written := unixLines(form.Get("text"))
		report.Text = web.Legible(written)
		reveals := revealsShelter(subject.Protected, subject.Name)
		if of.network {
			d, err := f.public.Dossier(r.Context(), subject.Key)
			if err != nil {
				return err
			}
			reveals = d.TellsWhere
		}
		text, wrong := checkReport(written, reveals)
		if wrong != "" {
			report.Fault = page.T(wrong)
			return web.Render(w, r, http.StatusUnprocessableEntity, templates.ReportPage(page, report))
		}
		sent := editing.Report{Institution: subject.ID, Text: text}
		if of.network {
			sent.Network, sent.Institution = subject.ID, directory.ID{}
		}
		taken, err := f.send(w, r, sent)
		if err != nil {
			return err
		}
		if !taken {
			report.Fault = page.T("report.fault.many")
			return web.Render(w, r, http.StatusTooManyRequests, templates.ReportPage(page, report))
		}
		http.Redirect(w, r, templates.Localized(page.Lang, report.Back+"/hinweis/danke"), http.StatusSeeOther)
		return nil
	}
}

func (f *Feedback) showThanks(of subjects) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		_, report, err := of.load(r)
		if err != nil {
			return err
		}
		return web.Render(w, r, http.StatusOK, templates.ReportedPage(f.pages.Page(r, "report.thanks.title"), report))
	}
}

// send hands in what a visitor wrote. It returns false, and says when to try again, if too much came from there.
func (f *Feedback) send(w http.ResponseWriter, r *http.Request, sent editing.Report) (taken bool, err error) {
	sent.Block, sent.Shared = signin.Block(f.pages.Visitor(r)), f.pages.Shared(r)
	err = f.editor.Report(r.Context(), sent, f.pages.Now())
	var tooMany editing.TooManyReportsError
	if errors.As(err, &tooMany) {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(tooMany.Wait.Seconds()))))
		return false, nil
	}
	return true, err
}
