package app

import (
	"context"

	"rundtisch/internal/accounts"
	"rundtisch/internal/answer"
	"rundtisch/internal/api"
	"rundtisch/internal/desk"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/feedback"
	"rundtisch/internal/jobs"
	"rundtisch/internal/locale"
	"rundtisch/internal/meetings"
	"rundtisch/internal/referral"
	"rundtisch/internal/server"
	"rundtisch/internal/site"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// pageMemory is how many bytes of finished pages are kept.
const pageMemory = 48 << 20

// newPages is what all pages have in common.
func newPages(s Settings) (*web.Pages, error) {
	printers, err := locale.Open()
	if err != nil {
		return nil, err
	}
	assets, err := web.NewAssets()
	if err != nil {
		return nil, err
	}
	return &web.Pages{
		Log: s.Log, Printers: printers, Assets: assets, Site: s.Config.Name, ExitURL: s.Config.ExitURL, BaseURL: s.Config.BaseURL,
		Origin: s.Origin, Operator: s.Operator, Unavailable: store.Unavailable, Now: s.Now, Proxies: s.Config.TrustedProxies(),
		Mails: s.Mail != nil, Kreis: s.Atlas.KreisTitle,
	}, nil
}

// wire gives every door what it stands on: readers of three levels, and the owner only to those who write.
func (p *Program) wire(ctx context.Context) error {
	var readers desk.Readers
	for level, reader := range map[directory.Visibility]**store.Store{
		directory.Public: &readers.Public, directory.Staff: &readers.Staff, directory.Coordination: &readers.Coordination,
	} {
		var err error
		if *reader, err = p.DB.Reader(ctx, level); err != nil {
			return err
		}
	}
	pages, atlas, public, owner := p.Pages, p.settings.Atlas, readers.Public, p.DB.Owner
	editor := editing.New(owner)
	answers := answer.New(owner, atlas, p.settings.Now)
	inside := server.Inside{
		Accounts: accounts.New(owner, p.Gate, pages),
		Desk:     desk.New(owner, readers, editor, pages, atlas, jobs.YearlyQuestion(p.settings.Config.Name, p.settings.Origin, p.settings.Now)),
		Feedback: feedback.New(public, editor, pages),
		Meetings: meetings.New(owner, editor, pages, jobs.MeetingLetter(p.settings.Config.Name, p.settings.Origin)),
		Referral: referral.New(public, readers.Staff, owner, answers, p.Gate, pages),
		Identify: p.Gate.Identify(pages.Fail),
		Readers:  []*store.Store{readers.Staff, readers.Coordination},
	}
	if p.DB.Replicas != nil {
		inside.Hold, inside.Written = p.Gate.HoldReads, p.Gate.NoteWritten
	}
	machines := api.New(public, pages, atlas)
	if n := p.settings.RequestsPerMinute; n != 0 {
		machines.RequestsPerMinute = max(n, 0)
	}
	if !p.settings.WithoutPageCache {
		p.Cache = server.NewPageCache(public, &pages.Invented, p.settings.Now, pageMemory)
	}
	p.Server = server.New(pages, public, site.New(public, answers, pages, atlas), machines, inside, p.Cache)
	return nil
}
