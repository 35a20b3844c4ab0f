package metrics

import (
	"errors"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
)

// scraped is what Prometheus would read.
func scraped(t testing.TB, m *Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	if w.Code != 200 {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	return w.Body.String()
}

// watched is a program of which everything is known.
func watched() *Metrics {
	m := New("v1.2.0")
	m.Request("/netzwerke/{key}", 200, 3*time.Millisecond)
	m.Request("/netzwerke/{key}", 500, 2*time.Second)
	m.Request("", 404, time.Millisecond)
	m.Watch(Sources{
		Pools: func() map[string]Pool {
			return map[string]Pool{"public": {Max: 10, Open: 4, InUse: 2, Waited: 7, WaitedFor: 1500 * time.Millisecond}}
		},
		Kept: func() Kept { return Kept{Hits: 90, Misses: 10, Pages: 8, Bytes: 4096} },
		Work: func() (Work, error) {
			return Work{Jobs: map[string]int{"available": 3}, Stuck: 1, OldestMail: time.Hour, OldestReport: 48 * time.Hour}, nil
		},
		Lag: func() map[string]time.Duration { return map[string]time.Duration{"1": 2 * time.Second, "2": Unknown} },
	})
	return m
}

func TestWhatIsMeasuredIsTold(t *testing.T) {
	t.Parallel()
	told := scraped(t, watched())
	for _, line := range []string{
		`rundtisch_request_seconds_bucket{class="2xx",page="/netzwerke/{key}",le="0.005"} 1`,
		`rundtisch_request_seconds_count{class="5xx",page="/netzwerke/{key}"} 1`,
		`rundtisch_request_seconds_count{class="4xx",page="none"} 1`,
		`rundtisch_build_info{version="v1.2.0"} 1`,
		`rundtisch_pool_connections_in_use{level="public"} 2`, `rundtisch_pool_wait_seconds_total{level="public"} 1.5`,
		`rundtisch_kept_pages_hits_total 90`, `rundtisch_kept_pages_bytes 4096`,
		`rundtisch_database_up 1`, `rundtisch_jobs{state="available"} 3`, `rundtisch_jobs_stuck 1`,
		`rundtisch_oldest_unsent_mail_seconds 3600`, `rundtisch_oldest_open_report_seconds 172800`,
		`rundtisch_replica_lag_seconds{replica="1"} 2`, `rundtisch_replica_up{replica="2"} 0`,
		`go_goroutines `, `process_start_time_seconds `,
	} {
		if !strings.Contains(told, "\n"+line) {
			t.Errorf("it does not say %s", line)
		}
	}
}

func TestADatabaseThatIsAwayIsToldAndNothingIsMadeUp(t *testing.T) {
	t.Parallel()
	m := New("")
	m.Watch(Sources{Work: func() (Work, error) { return Work{}, errors.New("away") }})
	told := scraped(t, m)
	if !strings.Contains(told, "\nrundtisch_database_up 0\n") || strings.Contains(told, "rundtisch_oldest") ||
		strings.Contains(told, "rundtisch_replica") {
		t.Errorf("%s", told)
	}
}

// An alarm about something that nobody measures never rings.
func TestEveryAlarmAsksForWhatIsMeasured(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../tools/betrieb/alarme.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Groups []struct {
			Name  string
			Rules []struct {
				Alert, Expr, For    string
				Labels, Annotations map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(text, &file); err != nil || len(file.Groups) != 1 {
		t.Fatal(err, len(file.Groups))
	}
	told := scraped(t, watched())
	name := regexp.MustCompile(`\b(?:rundtisch|process|go)_\w+`)
	var asked []string
	for _, rule := range file.Groups[0].Rules {
		names := name.FindAllString(rule.Expr, -1)
		if len(names) == 0 && !strings.HasPrefix(rule.Expr, "up{") {
			t.Errorf("%s asks for nothing: %s", rule.Alert, rule.Expr)
		}
		for _, n := range names {
			if !strings.Contains(told, "\n"+n+"{") && !strings.Contains(told, "\n"+n+" ") {
				t.Errorf("%s asks for %s, which nobody measures", rule.Alert, n)
			}
		}
		asked = append(asked, names...)
		for _, pair := range []string{"()", "{}", "[]"} {
			if strings.Count(rule.Expr, pair[:1]) != strings.Count(rule.Expr, pair[1:]) {
				t.Errorf("%s: %s is not closed in %s", rule.Alert, pair, rule.Expr)
			}
		}
		if _, err := time.ParseDuration(rule.For); rule.For != "" && err != nil {
			t.Errorf("%s: %v", rule.Alert, err)
		}
		if !slices.Contains([]string{"critical", "warning", "info"}, rule.Labels["severity"]) || rule.Annotations["summary"] == "" ||
			rule.Annotations["description"] == "" {
			t.Errorf("%s does not say how bad it is, what it is and what to do", rule.Alert)
		}
	}
	for _, n := range []string{"rundtisch_oldest_unsent_mail_seconds", "rundtisch_oldest_open_report_seconds",
		"rundtisch_replica_lag_seconds", "rundtisch_database_up"} {
		if !slices.Contains(asked, n) {
			t.Errorf("no alarm asks for %s", n)
		}
	}
}
