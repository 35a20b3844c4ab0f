package server_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// keyMove is a key going down or up, at a time counted from the first.
type keyMove struct {
	key    string
	up     bool
	shift  bool
	repeat bool
	at     time.Duration
}

// tap is a key that goes down and up again, with nothing else held.
func tap(key string, at time.Duration) []keyMove {
	return []keyMove{{key: key, at: at}, {key: key, up: true, at: at + 20*time.Millisecond}}
}

// withShift is Shift held while each of the keys is tapped.
func withShift(at time.Duration, keys ...string) []keyMove {
	moves := []keyMove{{key: "Shift", shift: true, at: at}}
	for _, key := range keys {
		moves = append(moves, keyMove{key: key, shift: true, at: at}, keyMove{key: key, up: true, shift: true, at: at})
	}
	return append(moves, keyMove{key: "Shift", up: true, at: at + 10*time.Millisecond})
}

// codes are what the browser wants to know of a key besides its name.
var codes = map[string]struct {
	code   string
	number int64
}{"Shift": {"ShiftLeft", 16}, "Escape": {"Escape", 27}, "Tab": {"Tab", 9}, " ": {"Space", 32}}

// play moves the keys. Their times are made up, so that nobody has to wait.
func (b *tab) play(moves []keyMove) {
	b.Helper()
	begin := time.Now()
	for _, m := range moves {
		at := input.TimeSinceEpoch(float64(begin.Add(m.at).UnixMicro()) / 1e6)
		params := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: m.key, Timestamp: at, AutoRepeat: new(m.repeat)}
		if code, ok := codes[m.key]; ok {
			params.Code, params.WindowsVirtualKeyCode = code.code, code.number
		} else {
			params.Code, params.WindowsVirtualKeyCode = "Key"+m.key, int64(m.key[0])
		}
		if m.shift {
			params.Modifiers = int64(chromedp.ModifierShift)
		}
		if len(m.key) == 1 {
			params.Type, params.Text = input.DispatchKeyEventTypeKeyDown, m.key
		}
		if m.up {
			params.Type, params.Text = input.DispatchKeyEventTypeKeyUp, ""
		}
		call(b, input.DispatchKeyEvent, params)
	}
}

func TestKeysThatLeaveAndKeysThatDoNot(t *testing.T) {
	site, away := withElsewhere(t)
	b := openTab(t)
	held := []keyMove{{key: "Shift", shift: true}}
	for i := range 20 {
		held = append(held, keyMove{key: "Shift", shift: true, repeat: true, at: time.Duration(i) * 50 * time.Millisecond})
	}
	var letters [][]keyMove
	for _, letter := range strings.Split("HALLO WELT", "") {
		letters = append(letters, withShift(0, letter))
	}
	const s = time.Second
	for _, test := range []struct {
		name    string
		field   bool // whether the keys go to the search field
		moves   [][]keyMove
		leaves  bool
		content string
	}{
		{"Shift three times within 5 s", false, [][]keyMove{tap("Shift", 0), tap("Shift", 2*s), tap("Shift", 49*s/10)}, true, ""},
		{"Shift three times in the search field", true, [][]keyMove{tap("Shift", 0), tap("Shift", s), tap("Shift", 2*s)}, true, ""},
		{"Shift three times in more than 5 s", false, [][]keyMove{tap("Shift", 0), tap("Shift", 26*s/10), tap("Shift", 51*s/10)}, false, ""},
		{"the last three of four within 5 s", false, [][]keyMove{tap("Shift", 0), tap("Shift", 26*s/10), tap("Shift", 51*s/10), tap("Shift", 7*s)}, true, ""},
		{"Shift twice", false, [][]keyMove{tap("Shift", 0), tap("Shift", s/5)}, false, ""},
		{"Shift held", false, [][]keyMove{held, {{key: "Shift", up: true, at: 2 * s}}}, false, ""},
		{"HALLO WELT, Shift for every letter", true, letters, false, "HALLO WELT"},
		{"HALLO WELT, Shift held", true, [][]keyMove{withShift(0, strings.Split("HALLO WELT", "")...)}, false, "HALLO WELT"},
		{"three capitals and then Shift twice", true, append(letters[:3:3], tap("Shift", s), tap("Shift", 2*s)), false, "HAL"},
		{"another key in between", false, [][]keyMove{tap("Shift", 0), tap("A", s/2), tap("Shift", s), tap("Shift", 2*s)}, false, ""},
		{"backwards through the links", false, [][]keyMove{withShift(0, "Tab"), withShift(s, "Tab"), withShift(2*s, "Tab")}, false, ""},
		{"Esc twice within 1 s", false, [][]keyMove{tap("Escape", 0), tap("Escape", 9*s/10)}, true, ""},
		{"Esc twice in more than 1 s", false, [][]keyMove{tap("Escape", 0), tap("Escape", 11*s/10)}, false, ""},
		{"Esc once", false, [][]keyMove{tap("Escape", 0)}, false, ""},
		{"Esc twice in the search field", true, [][]keyMove{tap("Escape", 0), tap("Escape", s/5)}, false, ""},
		{"Esc, Shift, Esc", false, [][]keyMove{tap("Escape", 0), tap("Shift", s/5), tap("Escape", 2*s/5)}, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := b.during(t)
			b.visit(address{at: site, method: "GET", path: "/suche"})
			if test.field {
				run(b, chromedp.Focus(chromedp.CSS("#q")))
			}
			moves := slices.Concat(test.moves...)
			if test.leaves {
				b.listen()
				eval[any](b, `addEventListener("keyup", () => { if (`+isBlank+`) tell("blank") })`)
				b.told(chromedp.Func(func(context.Context, *chromedp.Target) error { b.play(moves); return nil }))
				away.wasAsked(t)
				return
			}
			b.play(moves)
			if eval[bool](b, isBlank) || len(away.asked) > 0 {
				t.Error("it leaves")
			}
			if got := run(b, chromedp.Value(chromedp.CSS("#q"))); got != test.content {
				t.Errorf("the search field holds %q, want %q", got, test.content)
			}
		})
	}
}
