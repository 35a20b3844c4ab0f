package app

import (
	"maps"
	"testing"
	"time"

	"rundtisch/internal/metrics"
	"rundtisch/internal/replica"
)

// A replica that does not answer is away; one that answers and lags is not, and how far it lags is told.
func TestHowFarReplicasLagIsToldByTheirPlace(t *testing.T) {
	t.Parallel()
	got := lags([]replica.State{
		{Name: "a:1", Used: true}, {Name: "b:2", Reason: "sie antwortet nicht"}, {Name: "c:3", Reason: "sie liegt zurück", Lag: 12 * time.Second},
	})
	if want := map[string]time.Duration{"1": 0, "2": metrics.Unknown, "3": 12 * time.Second}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
