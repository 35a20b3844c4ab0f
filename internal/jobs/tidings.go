package jobs

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/riverqueue/river"

	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// tellCoordination tells those who coordinate networks what waits there. Where no e-mail is set up nobody counts as told.
func (j *Jobs) tellCoordination(ctx context.Context, _ *river.Job[task.TellCoordination]) error {
	if j.sender == nil {
		return nil
	}
	n, err := tellDue(ctx, j.store, j.now())
	if n > 0 {
		j.log.InfoContext(ctx, "coordinations are told what waits", "number", n)
	}
	return err
}

// tidings is what such a mail tells: how much, never what was written, and no names but those of the networks.
type tidings struct {
	Waiting, Quarter []told
	Stop             string // the path that ends these mails
}

// told is what is said of one network.
type told struct {
	Name, Path string
	Lines      []string
}

// severalNetworks is from how many networks on each of them has one line.
const severalNetworks = 6

// mailTidings tells one account. What was done since the mail was left is not in it; if that was all, nothing is sent.
func (j *Jobs) mailTidings(ctx context.Context, job *river.Job[task.TidingsMail]) error {
	about := store.Mail{Account: job.Args.Account}
	return j.deliver(ctx, job.JobRow, about, func(ctx context.Context, tx *store.Store) (envelope, error) {
		to, err := tx.Account(ctx, job.Args.Account)
		if errors.Is(err, fault.NotFound) {
			return envelope{}, errUnwanted
		}
		if err != nil {
			return envelope{}, err
		}
		wants, err := tx.Tellings(ctx, to.ID)
		if err != nil {
			return envelope{}, err
		}
		all, err := waitsOf(ctx, tx, to.Networks(), j.now())
		if err != nil {
			return envelope{}, err
		}
		quarter := job.Args.Quarter && wants.Quarterly
		letter := toldOf(all, wants.Waiting || quarter, quarter)
		if len(letter.Waiting)+len(letter.Quarter) == 0 {
			return envelope{}, errUnwanted
		}
		token, err := editing.UnsubscribeLink(ctx, tx, to.ID, j.now())
		if err != nil {
			return envelope{}, err
		}
		letter.Stop = "/bestaetigung/emails/" + token
		return envelope{
			To: to.Email, ToName: to.Name, Unsubscribe: j.baseURL + letter.Stop, Letter: "neues", Data: letter,
		}, nil
	})
}

// toldOf returns what is said of all networks.
func toldOf(all []waits, waiting, quarter bool) tidings {
	var letter tidings
	for _, t := range all {
		if lines := waitingLines(t); waiting && len(lines) > 0 {
			letter.Waiting = append(letter.Waiting, told{t.Name, "/verwaltung#netzwerk-" + t.Key, lines})
		}
		if lines := quarterLines(t); quarter && len(lines) > 0 {
			letter.Quarter = append(letter.Quarter, told{t.Name, "/verwaltung/netzwerke/" + t.Key, lines})
		}
	}
	for _, part := range [][]told{letter.Waiting, letter.Quarter} {
		if len(part) < severalNetworks {
			continue
		}
		for i := range part { // one line each
			part[i].Lines, part[i].Path = []string{strings.Join(part[i].Lines, ", ")}, ""
		}
	}
	return letter
}

// waitingLines says how much waits in a network.
func waitingLines(t waits) []string {
	return counted(
		count{t.Reports, sayReport, sayReports}, count{t.Answers, sayAnswer, sayAnswers},
		count{t.Elsewhere, sayElsewhere, sayElsewheres}, count{len(t.Doubtful), sayDoubtful, sayDoubtfuls},
		count{t.Undialled, sayUndialled, sayUndialleds},
	)
}

// quarterLines says what is to do in a network.
func quarterLines(t waits) []string {
	lines := counted(
		count{t.Stale, sayStale, sayStales}, count{t.Silent, saySilent, saySilents},
		count{t.Unreachable, sayUnreachable, sayUnreachables}, count{t.NoContact, sayNoContact, sayNoContacts},
		count{t.NoSector, sayNoSector, sayNoSectors},
	)
	if t.NoDate {
		lines = append([]string{sayNoDate}, lines...)
	}
	if t.Unnamed() {
		lines = append(lines, fmt.Sprintf(sayUnnamed, t.Listed))
	}
	if t.Draft {
		lines = append(lines, sayDraft)
	}
	if t.Switched {
		lines = append(lines, saySwitched)
	}
	return lines
}

// count is how many there are of something, and its words for one and for several.
type count struct {
	n         int
	one, many string
}

// counted returns a line for everything of which there is any.
func counted(all ...count) (lines []string) {
	for _, c := range all {
		if c.n > 0 {
			lines = append(lines, number(c.n, c.one, c.many))
		}
	}
	return lines
}
