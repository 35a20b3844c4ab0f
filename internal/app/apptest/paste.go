package apptest

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
)

// ChooseFile posts a file as the form does.
func (r *Program) ChooseFile(t testing.TB, by account.Account, key, name string, data []byte) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("text", "")
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
	w := httptest.NewRecorder()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/verwaltung/netzwerke/"+key+"/mitglieder/einfuegen", &body)
	req.Header.Set("Content-Type", form.FormDataContentType())
	r.ServeHTTP(w, As(req, by))
	return w
}

// Paste posts a text as the form does.
func (r *Program) Paste(t testing.TB, by account.Account, key, text string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField("text", text); err != nil {
		t.Fatal(err)
	}
	if _, err := form.CreateFormFile("datei", ""); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/verwaltung/netzwerke/"+key+"/mitglieder/einfuegen", &body)
	req.Header.Set("Content-Type", form.FormDataContentType())
	r.ServeHTTP(w, As(req, by))
	return w
}

// ReadReview is the form of the page that compares.
func ReadReview(t testing.TB, w *httptest.ResponseRecorder) (*goquery.Document, url.Values) {
	t.Helper()
	doc := Document(t, w)
	return doc, FormValues(doc.Find("form.review"))
}

// TakeOver posts the decisions.
func (r *Program) TakeOver(t testing.TB, by account.Account, key string, decisions url.Values) *httptest.ResponseRecorder {
	t.Helper()
	return r.Ask(t, http.MethodPost, "/verwaltung/netzwerke/"+key+"/mitglieder/uebernahme", decisions.Encode(), func(req *http.Request) { *req = *As(req, by) })
}
