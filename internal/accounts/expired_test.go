package accounts_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/app/apptest"
)

func TestWhatWasTypedIsHandedBackWhenTheSessionHasEnded(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	typed := url.Values{"text": {"\n Erste Zeile\r\n<b>zweite</b> & \"dritte\""}, "art": {"ziel"}, "mehr": {"eins", "zwei"}}
	v := r.Visitor(t, "198.51.100.7")
	w := v.Do(http.MethodPost, "/verwaltung/netzwerke/herne/ziele/neu", typed)
	v.Want("post without a session", w, http.StatusForbidden, "Ihre Anmeldung ist abgelaufen")
	doc := apptest.Document(t, w)
	form := doc.Find(`main form[action="/verwaltung/netzwerke/herne/ziele/neu"]`)
	got := url.Values{}
	fields := form.Find("textarea")
	for i := range fields.Length() {
		got.Add(fields.Eq(i).AttrOr("name", ""), fields.Eq(i).Text())
	}
	want := url.Values{"text": {"\n Erste Zeile\n<b>zweite</b> & \"dritte\""}, "art": {"ziel"}, "mehr": {"eins", "zwei"}} // HTML knows one kind of line break
	if diff := cmp.Diff(want, got); diff != "" || form.AttrOr("method", "") != "post" {
		t.Errorf("the form that is handed back:\n%s", diff)
	}
	if w := v.Get("/verwaltung/netzwerke/herne/ziele/neu"); w.Code != http.StatusSeeOther {
		t.Errorf("reading without a session: status %d", w.Code)
	}
}
