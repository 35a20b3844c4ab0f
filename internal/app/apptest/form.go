package apptest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
)

// Form is a form as a browser sends it when nothing in it was touched.
type Form struct {
	Action string
	Values url.Values
	*goquery.Document
}

// OpenForm asks for a page and reads the form in it that saves an entry.
func (r *Program) OpenForm(t testing.TB, a account.Account, path string) Form {
	t.Helper()
	w := r.Do(t, a, path, nil)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d", path, w.Code)
	}
	return ReadForm(t, w)
}

// ReadForm reads the first form of a page.
func ReadForm(t testing.TB, w *httptest.ResponseRecorder) Form {
	t.Helper()
	page, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	form := page.Find("main form").First()
	f := Form{form.AttrOr("action", ""), url.Values{}, page}
	form.Find("input, textarea, select").Each(func(_ int, s *goquery.Selection) {
		name, _ := s.Attr("name")
		kind := s.AttrOr("type", "text")
		_, checked := s.Attr("checked")
		switch {
		case goquery.NodeName(s) == "textarea":
			f.Values.Add(name, strings.ReplaceAll(strings.TrimPrefix(s.Text(), "\n"), "\n", "\r\n"))
		case goquery.NodeName(s) == "select":
			chosen := s.Find("option[selected]")
			if chosen.Length() == 0 {
				chosen = s.Find("option").First()
			}
			f.Values.Add(name, chosen.AttrOr("value", ""))
		case kind == "checkbox" || kind == "radio":
			if checked {
				f.Values.Add(name, s.AttrOr("value", "on"))
			}
		default:
			f.Values.Add(name, strings.NewReplacer("\n", "", "\r", "").Replace(s.AttrOr("value", "")))
		}
	})
	return f
}

// With is the form with something typed into it.
func (f Form) With(pairs ...string) url.Values {
	values := url.Values{}
	for name, texts := range f.Values {
		values[name] = append([]string(nil), texts...)
	}
	for i := 0; i < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return values
}

// FormValues is what a browser would send for the form of a page as it stands there.
func FormValues(form *goquery.Selection) url.Values {
	values := url.Values{}
	form.Find("input[name], select[name], textarea[name]").Each(func(_ int, s *goquery.Selection) {
		name, _ := s.Attr("name")
		kind, _ := s.Attr("type")
		_, checked := s.Attr("checked")
		switch {
		case goquery.NodeName(s) == "select":
			option := s.Find("option[selected]")
			if option.Length() == 0 {
				option = s.Find("option").First()
			}
			values.Add(name, option.AttrOr("value", ""))
		case goquery.NodeName(s) == "textarea":
			values.Add(name, strings.ReplaceAll(s.Text(), "\n", "\r\n"))
		case kind != "checkbox" && kind != "radio" || checked:
			values.Add(name, s.AttrOr("value", ""))
		}
	})
	return values
}
