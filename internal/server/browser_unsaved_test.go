package server_test

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
func (b *tab) wantHeld(t *testing.T, what string) {
	t.Helper()
	b.play(threeTimes("Shift"))
	held := eval[string](b, `(() => { const s = document.getElementById("exit-status"), box = s.getBoundingClientRect(); return box.height > 20 && box.top >= 0 && box.bottom <= innerHeight ? s.innerText : "" })()`)
	if eval[bool](b, isBlank) || !strings.Contains(held, notLeft) {
		t.Errorf("%s: it says %q", what, held)
	}
}

// wantLeft presses them and wants to be gone.
func (b *tab) wantLeft(t *testing.T, what string) {
	t.Helper()
	b.listen()
	eval[any](b, `addEventListener("keyup", () => { if (`+isBlank+`) tell("left"); else if (document.getElementById("exit-status").innerText) tell("held") })`)
	if got := b.told(chromedp.Func(func(context.Context, *chromedp.Target) error { b.play(threeTimes("Shift")); return nil })); got != "left" {
		t.Errorf("%s: %s", what, got)
	}
}

func TestKeysDoNotThrowAwayWhatIsNotSaved(t *testing.T) {
	r := apptest.Start(t)
	r.OfferSomething(t)
	at := serveAs(t, r, r.AddCoordinator(t, "Anna", apptest.FiveNetworks...))
	b := openTab(t)
	open := func(path string) {
		t.Helper()
		if status := b.visit(address{at: at, method: "GET", path: path}); status != http.StatusOK {
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
			eval[any](b, change)
		}
		if what == "nothing" {
			b.wantLeft(t, what)
			continue
		}
		b.wantHeld(t, what)
		if what == "words" {
			if got := eval[string](b, `document.querySelector("main textarea").value`); got != "Getippt." {
				t.Errorf("what was typed is %q", got)
			}
			if pictures := os.Getenv("RUNDTISCH_SCREENSHOTS"); pictures != "" {
				b.photograph(filepath.Join(pictures, "desk_unsaved"))
			}
		}
	}
	open(apptest.AtDesk + "herne/ziele/aufklaerung")
	eval[any](b, `document.querySelector("main textarea").value = ""`)
	b.follow(b.click(`.savebar button, main form button`))
	if eval[bool](b, `!document.querySelector("main [aria-invalid]")`) {
		t.Fatalf("%s: nothing is wrong with it", b.where())
	}
	b.wantHeld(t, "a form that came back")
	open(apptest.AtDesk + "herne/mitglieder/einfuegen")
	eval[any](b, `document.querySelector("main textarea").value = "Polizei Herne\nDiakonie Herne\nJugendamt Herne"`)
	b.wantHeld(t, "a list that is pasted")
	b.follow(b.click(`main form button`))
	b.wantHeld(t, "what would become of a list")
	b.listen()
	eval[any](b, `addEventListener("click", () => tell(`+isBlank+` ? "left" : ""))`)
	if got := b.told(b.click("#exit")); got != "left" {
		t.Error("the visible way out does not lead away from what is not saved")
	}
	open("/vermittlung")
	eval[any](b, `document.querySelector("main form[role=search] input").value = "44623"`)
	b.wantLeft(t, "a search")
	open("/netzwerke/herne/hinweis")
	eval[any](b, `document.querySelector("main textarea").value = "Getippt."`)
	b.wantLeft(t, "a page of the public")
}
