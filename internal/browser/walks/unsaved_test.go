package walks_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// threeTimes are the keys that leave a page.
func threeTimes(key string) []keyMove {
	var moves []keyMove
	for n := range 3 {
		moves = append(moves, tap(key, time.Duration(n)*300*time.Millisecond)...)
	}
	return moves
}

const notLeft = "noch nicht gespeichert"

// wantHeld presses the keys that leave a page, and wants to stay with everything that was typed and be told why.
func wantHeld(b *browser.Tab, t *testing.T, what string) {
	t.Helper()
	play(b, threeTimes("Shift"))
	held := browser.Eval[string](b, `(() => { const s = document.getElementById("exit-status"), box = s.getBoundingClientRect(); return box.height > 20 && box.top >= 0 && box.bottom <= innerHeight ? s.innerText : "" })()`)
	if browser.Eval[bool](b, isBlank) || !strings.Contains(held, notLeft) {
		t.Errorf("%s: it says %q", what, held)
	}
}

// wantLeft presses them and wants to be gone.
func wantLeft(b *browser.Tab, t *testing.T, what string) {
	t.Helper()
	b.Listen()
	browser.Eval[any](b, `addEventListener("keyup", () => { if (`+isBlank+`) tell("left"); else if (document.getElementById("exit-status").innerText) tell("held") })`)
	if got := b.Told(chromedp.Func(func(context.Context, *chromedp.Target) error { play(b, threeTimes("Shift")); return nil })); got != "left" {
		t.Errorf("%s: %s", what, got)
	}
}

func TestKeysDoNotThrowAwayWhatIsNotSaved(t *testing.T) {
	r := apptest.Start(t)
	r.OfferSomething(t)
	at := apptest.ServeAs(t, r, r.AddCoordinator(t, "Anna", apptest.FiveNetworks...))
	b := browser.Open(t)
	open := func(path string) {
		t.Helper()
		if status := b.Visit(at.Page(path)); status != http.StatusOK {
			t.Fatalf("%s: status %d", path, status)
		}
	}
	for what, change := range map[string]string{
		"words":   `document.querySelector("main textarea").value = "Getippt."`,
		"a tick":  `document.querySelector("main form[method=post] input[type=checkbox], main form[method=post] input[type=radio]:not(:checked)").click()`,
		"nothing": ``,
	} {
		path := "herne/ziele/aufklaerung"
		if what == "a tick" {
			path = "herne/angebote/schattenlicht.beratung"
		}
		open(apptest.AtDesk + path)
		if change != "" {
			browser.Eval[any](b, change)
		}
		if what == "nothing" {
			wantLeft(b, t, what)
			continue
		}
		wantHeld(b, t, what)
		if what == "words" {
			if got := browser.Eval[string](b, `document.querySelector("main textarea").value`); got != "Getippt." {
				t.Errorf("what was typed is %q", got)
			}
			if pictures := os.Getenv("RUNDTISCH_SCREENSHOTS"); pictures != "" {
				b.Photograph(filepath.Join(pictures, "desk_unsaved"))
			}
		}
	}
	open(apptest.AtDesk + "herne/ziele/aufklaerung")
	browser.Eval[any](b, `document.querySelector("main textarea").value = ""`)
	b.Follow(b.Click(`.savebar button, main form button`))
	if browser.Eval[bool](b, `!document.querySelector("main [aria-invalid]")`) {
		t.Fatalf("%s: nothing is wrong with it", b.Where())
	}
	wantHeld(b, t, "a form that came back")
	open(apptest.AtDesk + "herne/mitglieder/einfuegen")
	browser.Eval[any](b, `document.querySelector("main textarea").value = "Polizei Herne\nDiakonie Herne\nJugendamt Herne"`)
	wantHeld(b, t, "a list that is pasted")
	b.Follow(b.Click(`main form button`))
	browser.Eval[any](b, `document.querySelector("main form.review input[type=checkbox]").click()`)
	wantHeld(b, t, "what somebody decided about a list")
	b.Listen()
	browser.Eval[any](b, `addEventListener("click", () => tell(`+isBlank+` ? "left" : ""))`)
	if got := b.Told(b.Click("#exit")); got != "left" {
		t.Error("the visible way out does not lead away from what is not saved")
	}
	open("/vermittlung")
	browser.Eval[any](b, `document.querySelector("main form[role=search] input").value = "44623"; document.activeElement.blur()`)
	wantLeft(b, t, "a search")
	open("/netzwerke/herne/hinweis")
	browser.Eval[any](b, `document.querySelector("main textarea").value = "Getippt."`)
	wantLeft(b, t, "a page of the public")
}
