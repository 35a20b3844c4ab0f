package main

import (
	"context"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"
)

// tellManager tells who started the service, if it wants to hear it (systemd with Type=notify), that the service is ready, and
// until ctx ends, as often as it wants, that it answers: one that hangs is started again. It returns at once.
func tellManager(ctx context.Context, address string) {
	say(daemon.SdNotifyReady)
	limit, err := daemon.SdWatchdogEnabled(false)
	if err != nil || limit == 0 {
		return
	}
	go func() {
		tick := time.NewTicker(limit / 3)
		defer tick.Stop()
		for {
			if alive(ctx, address, limit/3) == nil {
				say(daemon.SdNotifyWatchdog)
			}
			select {
			case <-ctx.Done():
				say(daemon.SdNotifyStopping)
				return
			case <-tick.C:
			}
		}
	}()
}

// say says a word. That nobody hears it is no reason to stop.
func say(word string) { _, _ = daemon.SdNotify(false, word) }
