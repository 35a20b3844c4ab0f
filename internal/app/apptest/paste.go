package apptest

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/takeover"
)

// Paste posts a list of members as text, as the form does.
func (r *Program) Paste(t testing.TB, by account.Account, key, text string) *httptest.ResponseRecorder {
	t.Helper()
	return r.paste(t, by, key, text, "", nil)
}

// ChooseFile posts a list of members as a file, as the form does.
func (r *Program) ChooseFile(t testing.TB, by account.Account, key, name string, data []byte) *httptest.ResponseRecorder {
	t.Helper()
	return r.paste(t, by, key, "", name, data)
}

func (r *Program) paste(t testing.TB, by account.Account, key, text, name string, data []byte) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("text", text) // a buffer takes everything
	part, err := form.CreateFormFile("datei", name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	w := r.Ask(t, http.MethodPost, AtDesk+key+"/mitglieder/einfuegen", body.String(), func(req *http.Request) {
		req.Header.Set("Content-Type", form.FormDataContentType())
		*req = *As(req, by)
	})
	return r.compared(t, by, w)
}

// compared follows an answer that leads to the comparison of a list, as browsers do.
func (r *Program) compared(t testing.TB, by account.Account, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	t.Helper()
	to, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	if w.Code != http.StatusSeeOther || !strings.Contains(to, "/mitglieder/vergleich/") {
		return w
	}
	return r.Do(t, by, to, nil)
}

// PasteAgain posts a text that comes from a list that was compared before, as the form below the comparison does.
func (r *Program) PasteAgain(t testing.TB, by account.Account, key string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	return r.compared(t, by, r.Do(t, by, AtDesk+key+"/mitglieder/einfuegen", form))
}

// ReadReview is the form of the page that compares.
func ReadReview(t testing.TB, w *httptest.ResponseRecorder) (*goquery.Document, url.Values) {
	t.Helper()
	doc := Document(t, w)
	return doc, FormValues(doc.Find("main form.review"))
}

// TakeOver posts the decisions.
func (r *Program) TakeOver(t testing.TB, by account.Account, key string, decisions url.Values) *httptest.ResponseRecorder {
	t.Helper()
	return r.compared(t, by, r.Ask(t, http.MethodPost, AtDesk+key+"/mitglieder/uebernahme", decisions.Encode(),
		func(req *http.Request) { *req = *As(req, by) }))
}

// KeyOf returns the key of the institution that is called so.
func KeyOf(d directory.Dossier, name string) string {
	return takeover.NamesOf(d.Institutions).Key(name, "")
}
