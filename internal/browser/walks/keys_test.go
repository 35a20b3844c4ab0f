package walks_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/browser"
)

// keyMove is a key going down or up, at a time counted from the first.
type keyMove struct {
	key    string
	up     bool
	shift  bool
	repeat bool
	at     time.Duration

	code  string // where the key lies; "" for the usual place
	ctrl  bool
	other string // something that is done instead with mouse, wheel, finger or focus
}

// also is something done with mouse, wheel, finger or focus, with Shift held.
func also(what string, at time.Duration) []keyMove {
	return []keyMove{{key: "Shift", shift: true, at: at}, {other: what, shift: true, at: at}, {key: "Shift", up: true, at: at + 20*time.Millisecond}}
}

// do does something else than with keys, on an empty place of the page.
func do(b *browser.Tab, what string, modifiers int64, at input.TimeSinceEpoch) {
	b.Helper()
	mouse := func(kind input.DispatchMouseEventType, button input.MouseButton) {
		params := input.DispatchMouseEventParams{Type: kind, X: 380, Y: 830, Modifiers: modifiers, Timestamp: at, Button: button, ClickCount: 1}
		if kind == input.DispatchMouseEventTypeMouseWheel {
			params.DeltaX, params.DeltaY, params.ClickCount = 1, 10, 0
		}
		browser.Call(b, input.DispatchMouseEvent, params)
	}
	switch what {
	case "click":
		mouse(input.DispatchMouseEventTypeMousePressed, input.MouseButtonLeft)
		mouse(input.DispatchMouseEventTypeMouseReleased, input.MouseButtonLeft)
	case "middle click":
		mouse(input.DispatchMouseEventTypeMousePressed, input.MouseButtonMiddle)
		mouse(input.DispatchMouseEventTypeMouseReleased, input.MouseButtonMiddle)
	case "wheel":
		mouse(input.DispatchMouseEventTypeMouseWheel, input.MouseButtonNone)
	case "move":
		mouse(input.DispatchMouseEventTypeMouseMoved, input.MouseButtonNone)
	case "touch":
		browser.Call(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: 380, Y: 830}}, Modifiers: modifiers, Timestamp: at})
		browser.Call(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}, Modifiers: modifiers, Timestamp: at})
	case "focus":
		browser.Eval[any](b, `(document.activeElement.id === "wo" ? document.getElementById("exit") : document.getElementById("wo")).focus()`)
	case "window":
		browser.Eval[any](b, `dispatchEvent(new FocusEvent("blur"))`)
	case "composition":
		browser.Call(b, input.ImeSetComposition, input.ImeSetCompositionParams{Text: "ü", SelectionStart: 1, SelectionEnd: 1})
		browser.Call(b, input.InsertText, input.InsertTextParams{Text: "ü"})
	case "paste":
		browser.Call(b, input.InsertText, input.InsertTextParams{Text: "x"})
	default:
		b.Fatalf("nobody knows how to do %q", what)
	}
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

// bothShifts is one Shift key pressed while the other is down.
func bothShifts(at time.Duration) []keyMove {
	return []keyMove{{key: "Shift", shift: true, at: at}, {key: "Shift", code: "ShiftRight", shift: true, at: at}, {key: "Shift", code: "ShiftRight", up: true, shift: true, at: at}, {key: "Shift", up: true, at: at}}
}

func withControl(at time.Duration) []keyMove {
	return []keyMove{{key: "Shift", shift: true, ctrl: true, at: at}, {key: "Shift", up: true, ctrl: true, at: at}}
}

// heldLong is a press by somebody who is slow: the key repeats itself.
func heldLong(at time.Duration) []keyMove {
	return []keyMove{{key: "Shift", shift: true, at: at}, {key: "Shift", shift: true, repeat: true, at: at + 500*time.Millisecond}, {key: "Shift", up: true, at: at + 600*time.Millisecond}}
}

// codes are what the browser wants to know of a key besides its name.
var codes = map[string]struct {
	code   string
	number int64
}{"Shift": {"ShiftLeft", 16}, "Escape": {"Escape", 27}, "Tab": {"Tab", 9}, " ": {"Space", 32},
	"AltGraph": {"AltRight", 18}, "Control": {"ControlLeft", 17}, "ArrowRight": {"ArrowRight", 39}, "CapsLock": {"CapsLock", 20}}

// play moves the keys. Their times are made up, so that nobody has to wait.
func play(b *browser.Tab, moves []keyMove) {
	b.Helper()
	begin := time.Now()
	for _, m := range moves {
		at := input.TimeSinceEpoch(float64(begin.Add(m.at).UnixMicro()) / 1e6)
		var held int64
		if m.shift {
			held |= int64(chromedp.ModifierShift)
		}
		if m.ctrl {
			held |= int64(chromedp.ModifierCtrl)
		}
		if m.other != "" {
			do(b, m.other, held, at)
			continue
		}
		params := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: m.key, Timestamp: at, AutoRepeat: new(m.repeat), Modifiers: held}
		if code, ok := codes[m.key]; ok {
			params.Code, params.WindowsVirtualKeyCode = code.code, code.number
		} else {
			params.Code, params.WindowsVirtualKeyCode = "Key"+m.key, int64(m.key[0])
		}
		if m.code != "" {
			params.Code = m.code
		}
		if len(m.key) == 1 {
			params.Type, params.Text = input.DispatchKeyEventTypeKeyDown, m.key
		}
		if m.up {
			params.Type, params.Text = input.DispatchKeyEventTypeKeyUp, ""
		}
		browser.Call(b, input.DispatchKeyEvent, params)
	}
}

func TestKeysThatLeaveAndKeysThatDoNot(t *testing.T) {
	site, away := withElsewhere(t)
	b := browser.Open(t)
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

		{"Shift and a click, three times", false, [][]keyMove{also("click", 0), also("click", s), also("click", 2*s)}, false, ""},
		{"Shift and a click with the middle", false, [][]keyMove{also("middle click", 0), also("middle click", s), also("middle click", 2*s)}, false, ""},
		{"Shift and the wheel, three times", false, [][]keyMove{also("wheel", 0), also("wheel", s), also("wheel", 2*s)}, false, ""},
		{"Shift and a finger, three times", false, [][]keyMove{also("touch", 0), also("touch", s), also("touch", 2*s)}, false, ""},
		{"a click between presses of Shift", false, [][]keyMove{tap("Shift", 0), {{other: "click", at: s / 2}}, tap("Shift", s), {{other: "click", at: 3 * s / 2}}, tap("Shift", 2*s)}, false, ""},
		{"the wheel between presses of Shift", false, [][]keyMove{tap("Shift", 0), tap("Shift", s), {{other: "wheel", at: 3 * s / 2}}, tap("Shift", 2*s)}, false, ""},
		{"a finger between presses of Shift", false, [][]keyMove{tap("Shift", 0), tap("Shift", s), {{other: "touch", at: 3 * s / 2}}, tap("Shift", 2*s)}, false, ""},
		{"the focus moves between presses of Shift", false, [][]keyMove{tap("Shift", 0), tap("Shift", s), {{other: "focus", at: 3 * s / 2}}, tap("Shift", 2*s)}, false, ""},
		{"another window between presses of Shift", false, [][]keyMove{tap("Shift", 0), tap("Shift", s), {{other: "window", at: 3 * s / 2}}, tap("Shift", 2*s)}, false, ""},
		{"a letter that is put together between presses of Shift", true, [][]keyMove{tap("Shift", 0), tap("Shift", s), {{other: "composition", at: 3 * s / 2}}, tap("Shift", 2*s)}, false, "ü"},
		{"something is pasted between presses of Shift", true, [][]keyMove{tap("Shift", 0), tap("Shift", s), {{other: "paste", at: 3 * s / 2}}, tap("Shift", 2*s)}, false, "x"},
		{"a click begins anew and then Shift three times", false, [][]keyMove{tap("Shift", 0), {{other: "click", at: s / 2}}, tap("Shift", s), tap("Shift", 2*s), tap("Shift", 3*s)}, true, ""},
		{"the mouse only moves", false, [][]keyMove{tap("Shift", 0), {{other: "move", at: s / 2}}, tap("Shift", s), {{other: "move", at: 3 * s / 2}}, tap("Shift", 2*s)}, true, ""},
		{"words are marked with Shift and an arrow", true, [][]keyMove{withShift(0, "ArrowRight"), withShift(s, "ArrowRight"), withShift(2*s, "ArrowRight")}, false, ""},
		{"both Shift keys at once, three times", false, [][]keyMove{bothShifts(0), bothShifts(s), bothShifts(2 * s)}, false, ""},
		{"one Shift key after the other", false, [][]keyMove{tap("Shift", 0), {{key: "Shift", code: "ShiftRight", shift: true, at: s}, {key: "Shift", code: "ShiftRight", up: true, at: s}}, tap("Shift", 2*s)}, true, ""},
		{"Shift with Control held", false, [][]keyMove{{{key: "Control", ctrl: true}}, withControl(s), withControl(2 * s), withControl(3 * s), {{key: "Control", up: true, at: 4 * s}}}, false, ""},
		{"AltGr between presses of Shift", false, [][]keyMove{tap("Shift", 0), tap("AltGraph", s/2), tap("Shift", s), tap("AltGraph", 3*s/2), tap("Shift", 2*s)}, false, ""},
		{"Shift held long, three times", false, [][]keyMove{heldLong(0), heldLong(s), heldLong(2 * s)}, true, ""},
		{"Shift held while the mouse clicks twice, then Shift twice", false, [][]keyMove{{{key: "Shift", shift: true}, {other: "click", shift: true}, {other: "click", shift: true, at: s / 2}, {key: "Shift", up: true, at: s}}, tap("Shift", 2*s), tap("Shift", 3*s)}, false, ""},
		{"Esc with Shift held, twice", false, [][]keyMove{withShift(0, "Escape"), withShift(s/2, "Escape")}, false, ""},
		{"a click between presses of Esc", false, [][]keyMove{tap("Escape", 0), {{other: "click", at: s / 5}}, tap("Escape", 2*s/5)}, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := b.During(t)
			b.Visit(site.Page("/suche"))
			if test.field {
				browser.Run(b, chromedp.Focus(chromedp.CSS("#wo")))
			}
			moves := slices.Concat(test.moves...)
			if test.leaves {
				b.Listen()
				browser.Eval[any](b, `addEventListener("keyup", () => { if (`+isBlank+`) tell("blank") })`)
				b.Told(chromedp.Func(func(context.Context, *chromedp.Target) error { play(b, moves); return nil }))
				away.wasAsked(t)
				return
			}
			play(b, moves)
			if browser.Eval[bool](b, isBlank) || len(away.asked) > 0 {
				t.Error("it leaves")
			}
			if got := browser.Run(b, chromedp.Value(chromedp.CSS("#wo"))); got != test.content {
				t.Errorf("the search field holds %q, want %q", got, test.content)
			}
		})
	}
}
