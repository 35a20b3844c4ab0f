package app

import (
	"context"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/jobs"
	"rundtisch/internal/store"
)

// workGrace is how long background work may take to end; it interrupts itself before.
const workGrace = 20 * time.Second

// StartWork begins the background work; Close ends it. It has connections of its own, so that people never wait for one.
func (p *Program) StartWork(ctx context.Context) error {
	owner, err := p.DB.another(ctx, store.Owner)
	if err != nil {
		return err
	}
	p.onClose(owner.Close)
	public, err := p.DB.another(ctx, directory.Public)
	if err != nil {
		return err
	}
	p.onClose(public.Close)
	s := p.settings
	work := jobs.New(owner, jobs.Settings{
		Mail: s.Mail, Gate: p.Gate, Site: s.Config.Name, BaseURL: s.Origin, Log: s.Log, Now: s.Now, Public: store.New(public),
		Licence: s.Operator.Licence, LicenceURL: s.Operator.LicenceURL,
	})
	if err := work.Start(ctx); err != nil {
		return err
	}
	p.onClose(func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), workGrace)
		defer cancel()
		if err := work.Stop(last); err != nil {
			s.Log.Error("background work", "err", err)
		}
	})
	return nil
}
