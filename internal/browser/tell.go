package browser

import (
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Listen gives the page a function with which it can tell the test something.
func (b *Tab) Listen() {
	b.Helper()
	Call(b, runtime.AddBinding, runtime.AddBindingParams{Name: "tell"})
}

// Told does something and returns what the page tells.
func (b *Tab) Told(action chromedp.Action[chromedp.Void]) string {
	b.Helper()
	return Run(b, chromedp.WaitEvent(runtime.BindingCalled, nil, action)).Payload
}
