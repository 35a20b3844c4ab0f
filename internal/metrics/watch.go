package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

func about(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("rundtisch_"+name, help, labels, nil)
}

var (
	poolMax     = about("pool_connections_max", "How many connections a pool may have.", "level")
	poolOpen    = about("pool_connections_open", "How many connections a pool has.", "level")
	poolInUse   = about("pool_connections_in_use", "How many of them are in use.", "level")
	poolWaited  = about("pool_waits_total", "How often somebody had to wait for a connection.", "level")
	poolSeconds = about("pool_wait_seconds_total", "How long altogether.", "level")

	keptHits   = about("kept_pages_hits_total", "Pages that were sent from memory.")
	keptMisses = about("kept_pages_misses_total", "Pages that had to be made.")
	keptPages  = about("kept_pages", "Pages in memory.")
	keptBytes  = about("kept_pages_bytes", "How big they are.")

	databaseUp   = about("database_up", "1 if the database answers.")
	jobs         = about("jobs", "Background jobs that have not ended, or did in the last day, by their state.", "state")
	jobsStuck    = about("jobs_stuck", "Jobs that should have begun long ago, or run too long.")
	oldestMail   = about("oldest_unsent_mail_seconds", "Age of the oldest e-mail that was not sent yet; 0 if there is none.")
	oldestReport = about("oldest_open_report_seconds", "Age of the oldest message that nobody has decided on; 0 if there is none.")

	replicaUp  = about("replica_up", "1 if a copy of the database can be asked.", "replica")
	replicaLag = about("replica_lag_seconds", "How far a copy is behind.", "replica")
)

// watcher asks the sources.
type watcher struct{ Sources }

// Describe implements prometheus.Collector.
func (w watcher) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{poolMax, poolOpen, poolInUse, poolWaited, poolSeconds, keptHits, keptMisses, keptPages, keptBytes,
		databaseUp, jobs, jobsStuck, oldestMail, oldestReport, replicaUp, replicaLag} {
		to <- d
	}
}

// Collect implements prometheus.Collector.
func (w watcher) Collect(to chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	counter := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, value, labels...)
	}
	if w.Pools != nil {
		for level, p := range w.Pools() {
			gauge(poolMax, float64(p.Max), level)
			gauge(poolOpen, float64(p.Open), level)
			gauge(poolInUse, float64(p.InUse), level)
			counter(poolWaited, float64(p.Waited), level)
			counter(poolSeconds, p.WaitedFor.Seconds(), level)
		}
	}
	if w.Kept != nil {
		k := w.Kept()
		counter(keptHits, float64(k.Hits))
		counter(keptMisses, float64(k.Misses))
		gauge(keptPages, float64(k.Pages))
		gauge(keptBytes, float64(k.Bytes))
	}
	if w.Work != nil {
		work, err := w.Work()
		gauge(databaseUp, one(err == nil))
		if err == nil {
			for state, n := range work.Jobs {
				gauge(jobs, float64(n), state)
			}
			gauge(jobsStuck, float64(work.Stuck))
			gauge(oldestMail, work.OldestMail.Seconds())
			gauge(oldestReport, work.OldestReport.Seconds())
		}
	}
	if w.Lag != nil {
		for replica, lag := range w.Lag() {
			gauge(replicaUp, one(lag >= 0), replica)
			gauge(replicaLag, max(0, lag).Seconds(), replica)
		}
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// Unknown is the lag of a copy that cannot be asked.
const Unknown = -time.Second
