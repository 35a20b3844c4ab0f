package jobs

import (
	"log/slog"
	"strings"
	"testing"
	"time"
)

func TestAnOutageIsAFewLinesAndNamesNobody(t *testing.T) {
	said, now := &journal{}, time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	log := slog.New(newCalm(slog.NewTextHandler(said, nil), func() time.Time { return now })).With("args", "anna@example.org").WithGroup("g")
	for range 100 {
		log.Error("no connection", "err", "bad anna@example.org\nhere", "args", "anna@example.org")
		log.Warn("nobody needs to know")
		log.Info("nor this")
		now = now.Add(time.Second)
	}
	if text := said.String(); strings.Count(text, "\n") != 2 || strings.Contains(text, "anna") || !strings.Contains(text, `err="bad …\nhere"`) {
		t.Errorf("in 100 seconds:\n%s", text)
	}
}
