package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Listen gives the page a function with which it can tell the test something.
func (b *Tab) Listen() {
	b.Helper()
	Call(b, runtime.AddBinding, runtime.AddBindingParams{Name: "tell"})
}

// Told does something and returns what the page tells. It does not wait for the browser to say that the thing is done: of a
// click by which the page is left, the browser sometimes says nothing.
func (b *Tab) Told(action chromedp.Action[chromedp.Void]) string {
	b.Helper()
	return Run(b, func(ctx context.Context, t *chromedp.Target) (string, error) {
		listening, stop := context.WithCancel(ctx)
		defer stop()
		acting, told := context.WithCancel(ctx)
		defer told()
		events := cdp.Events(listening, t, runtime.BindingCalled)
		var words string
		var err error = chromedp.ErrChannelClosed
		heard := make(chan struct{})
		go func() {
			defer close(heard)
			for event, failed := range events {
				words, err = event.Payload, failed
				told()
				return
			}
		}()
		if _, failed := action(acting, t); failed != nil && acting.Err() == nil {
			return "", failed
		}
		<-heard
		return words, err
	})
}
