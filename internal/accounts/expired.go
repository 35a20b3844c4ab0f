package accounts

import (
	"net/http"

	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// The most that is returned to somebody whose session ended while they typed.
const (
	maxReturned       = 3 << 20 // bytes
	maxReturnedFields = 10_000
)

// returnForm answers a form that came without a session: it returns everything that was typed, to be sent again after
// signing in. The server stores nothing of it.
func (a *Accounts) returnForm(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormWithFiles(w, r, maxReturned, maxReturnedFields)
	if err != nil {
		return err
	}
	for name, values := range form {
		if !web.Readable(name) { // not a field of ours
			delete(form, name)
			continue
		}
		for i, value := range values {
			values[i] = web.Legible(value)
		}
	}
	expired := accountpages.ExpiredForm{Action: r.URL.EscapedPath(), Values: form}
	expired.Files = r.MultipartForm != nil && len(r.MultipartForm.File) > 0
	return web.Render(w, r, http.StatusForbidden, accountpages.ExpiredPage(a.page(r, "Bitte anmelden"), expired))
}
