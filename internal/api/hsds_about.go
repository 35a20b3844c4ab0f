package api

import (
	"net/http"
	"net/url"

	"rundtisch/internal/locale"
	"rundtisch/internal/openreferral"
)

// about is what the exchange standard answers at its beginning. All addresses in it resolve.
type about struct {
	Version string `json:"version"`
	Profile string `json:"profile"`
	OpenAPI string `json:"openapi_url"`
	XNotice string `json:"x_hinweis,omitempty"`
}

func (a *API) showBase(w http.ResponseWriter, r *http.Request) error {
	if _, err := a.ask(w, r, nil); err != nil {
		return err
	}
	words := a.words(r)
	return a.answer(w, r, about{openreferral.Version, a.at("/profile"), a.at("/openapi.json"), a.notice(words)})
}

// at is an address of the exchange standard as others ask for it.
func (a *API) at(path string) string { return a.pages.Origin + hsdsBase + path }

// extensionPath is where the schema of x_netzwerk is.
const extensionPath = "/schema/x_netzwerk.json"

// profile says what is particular about how the standard is used here.
type profile struct {
	Name       string      `json:"name"`
	Publisher  string      `json:"publisher,omitempty"`
	Text       string      `json:"description"`
	Standard   string      `json:"standard"`
	Version    string      `json:"version"`
	OpenAPI    string      `json:"openapi_url"`
	Licence    licence     `json:"licence"`
	Extensions []extension `json:"extensions"`
	Rules      []string    `json:"rules"`
	Limits     limits      `json:"limits"`
	XNotice    string      `json:"x_hinweis,omitempty"`
}

type licence struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type extension struct {
	Name   string `json:"name"`
	Of     string `json:"of"`
	Text   string `json:"description"`
	Schema string `json:"schema,omitempty"`
}

type limits struct {
	RequestsPerMinute int `json:"requests_per_minute"`
	Streams           int `json:"streams_at_a_time"`
	PerPage           int `json:"per_page"`
	PerPageWhole      int `json:"per_page_full"`
	PerPageMinimal    int `json:"per_page_minimal"`
}

func (a *API) showProfile(w http.ResponseWriter, r *http.Request) error {
	if _, err := a.ask(w, r, nil); err != nil {
		return err
	}
	words := a.words(r)
	return a.answer(w, r, profile{
		Name: words.T("hsds.title", "Site", a.pages.Site), Publisher: a.pages.Operator.Name, Text: words.T("hsds.text"),
		Standard: "Open Referral Human Services Data Specification " +
			"(HSDS)", Version: openreferral.Version, OpenAPI: a.at("/openapi.json"), Licence: a.licence(words),
		Extensions: []extension{
			{"x_netzwerk", "organization", words.T("hsds.network"), a.at(extensionPath)},
			{"x_hinweis", "page", words.T("hsds.notice"), ""},
		},
		Rules: []string{
			words.T("hsds.rule.protected"), words.T("hsds.rule.public"), words.T("hsds.rule.minimal"), words.T("hsds.rule.hours"),
			words.T("hsds.rule.terms"), words.T("hsds.rule.language"), words.T("hsds.rule.post"),
		},
		Limits:  limits{RequestsPerMinute, StreamsPerAddress, MostPerPage, MostWhole, MostMinimal},
		XNotice: a.notice(words),
	})
}

// licence is under which others may use the data; the operator decides on it.
func (a *API) licence(words *locale.Printer) licence {
	if a.pages.Operator.Licence == "" {
		return licence{Name: words.T("hsds.licence.none")}
	}
	return licence{a.pages.Operator.Licence, wholeAddress(a.pages.Operator.LicenceURL)}
}

// wholeAddress is an address as a description in OpenAPI may have it, or "".
func wholeAddress(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	return u.String()
}

func (a *API) showExtension(w http.ResponseWriter, r *http.Request) error {
	if _, err := a.ask(w, r, nil); err != nil {
		return err
	}
	return a.answer(w, r, openreferral.ExtensionSchema(a.at(extensionPath)))
}
