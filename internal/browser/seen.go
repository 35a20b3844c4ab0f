package browser

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// seen is what the browser did and complained about since the last page was opened.
type seen struct {
	mu        sync.Mutex
	page      string   // the last page that was asked for
	requests  []string // addresses that were asked for, the page itself included
	addresses []string // what stood in the address bar
	refusals  []string // what the Content-Security-Policy forbade
	console   []string // warnings, errors and whatever else a page writes there
	cookies   []string // that answers wanted to set, whether the browser took them or not
}

// record is called for every event of the tab, in order.
func (s *seen) record(event any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		s.requests = append(s.requests, e.Request.URL)
		if e.Type == network.ResourceTypeDocument {
			s.page = e.Request.URL
		}
	case *network.EventResponseReceivedExtraInfo:
		for name, value := range e.Headers {
			if strings.EqualFold(name, "Set-Cookie") {
				s.cookies = append(s.cookies, fmt.Sprint(value))
			}
		}
	case *page.EventFrameNavigated:
		s.addresses = append(s.addresses, e.Frame.URL)
	case *page.EventNavigatedWithinDocument:
		s.addresses = append(s.addresses, e.URL)
	case *audits.EventIssueAdded:
		if d := e.Issue.Details; d != nil && d.ContentSecurityPolicyIssueDetails != nil {
			p := d.ContentSecurityPolicyIssueDetails
			s.refusals = append(s.refusals, fmt.Sprintf("%s %s %s", p.ViolatedDirective, p.ContentSecurityPolicyViolationType, p.BlockedURL))
		}
	case *runtime.EventConsoleAPICalled:
		s.console = append(s.console, "console."+string(e.Type))
	case *runtime.EventExceptionThrown:
		s.console = append(s.console, e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		// That a page answers 404 is reported here too. It is what was asked for.
		if at, _, _ := strings.Cut(e.Entry.URL, "#"); e.Entry.Source != log.EntrySourceNetwork || at != s.page {
			s.console = append(s.console, e.Entry.Text)
		}
	}
}

func (s *seen) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests, s.addresses, s.refusals, s.console, s.cookies = nil, nil, nil, nil, nil
}

// since returns a copy of what was seen.
func (s *seen) since() Seen {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Seen{slices.Clone(s.requests), slices.Clone(s.addresses), slices.Clone(s.refusals),
		slices.Clone(s.console), slices.Clone(s.cookies)}
}

// Seen is what was seen since the last page was opened: what was asked for, what stood in the address bar, what the
// Content-Security-Policy forbade, what was complained about, and the cookies that were to be set.
type Seen struct{ Requests, Addresses, Refusals, Console, Cookies []string }

// Seen returns a copy of what was seen since the last page was opened.
func (b *Tab) Seen() Seen { return b.seen.since() }

// Forget begins anew.
func (b *Tab) Forget() { b.seen.forget() }
