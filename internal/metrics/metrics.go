// Package metrics tells Prometheus how the program fares: how long pages take, what the pools of connections do, what is
// kept and what waits. No label holds an address, a word that somebody typed, or a name.
package metrics

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Pool is what a pool of connections to the database does.
type Pool struct {
	Max, Open, InUse int32
	Waited           int64 // how often somebody had to wait for a connection
	WaitedFor        time.Duration
}

// Kept is what the memory of pages holds.
type Kept struct {
	Hits, Misses uint64
	Pages, Bytes int
}

// Work is what waits in the database.
type Work struct {
	Jobs                     map[string]int // by state
	Stuck                    int
	OldestMail, OldestReport time.Duration
}

// Sources are asked each time Prometheus asks. A nil one is left out.
type Sources struct {
	Pools func() map[string]Pool // by level
	Kept  func() Kept
	Work  func() (Work, error)
	// Lag is how far each copy of the database is behind, by its number; it is negative where that is not known.
	Lag func() map[string]time.Duration
}

// Metrics are the measurements of one program.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
}

// New returns the measurements of a program of this version.
func New(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "rundtisch_request_seconds", Help: "How long requests took, by the pattern of the address and the class of the answer.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"page", "class"}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "rundtisch_build_info", Help: "Always 1; the version of the program.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, build, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Request notes a request that was answered. page is the pattern of its address; "" where there is none.
func (m *Metrics) Request(page string, status int, took time.Duration) {
	if page == "" {
		page = "none"
	}
	m.requests.WithLabelValues(page, strconv.Itoa(status/100)+"xx").Observe(took.Seconds())
}

// Watch adds what is asked of others. It may be called once.
func (m *Metrics) Watch(s Sources) { m.registry.MustRegister(watcher{s}) }

// Handler answers /metrics.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 2, Timeout: 10 * time.Second})
}
