package desk

import (
	"net/http"

	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// The most that is handed back to somebody whose session ended while they typed.
const (
	mostHeld       = 3 << 20
	mostHeldFields = 10_000
)

// holdOn answers a form that came without a session: it hands back everything that was typed, to be sent again after
// signing in. Nothing of it is kept here.
func (d *Desk) holdOn(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormWithFiles(w, r, mostHeld, mostHeldFields)
	if err != nil {
		return err
	}
	for name, values := range form {
		if !web.Readable(name) { // no form of ours has it
			delete(form, name)
			continue
		}
		for i, value := range values {
			values[i] = web.Legible(value)
		}
	}
	held := deskpages.Held{Action: r.URL.EscapedPath(), Values: form, Files: r.MultipartForm != nil && len(r.MultipartForm.File) > 0}
	return web.Render(w, r, http.StatusForbidden, deskpages.HoldOnPage(d.page(r, "Bitte anmelden"), held))
}
