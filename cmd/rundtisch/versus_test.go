package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What a kept page costs is measured against a bare handler of net/http and against nginx, which answer with the same bytes,
// headers included (`make bench`). Each runs on the first processor and is asked from the second, in turns, so that what else
// the machine does meets all of them alike. Ratios are what counts.

const (
	versusPage   = "/netzwerke/herne"
	versusRounds = 5
	versusTime   = time.Second // that each is asked for, in each round
	versusAtOnce = 16
	versusCalmly = 300 // requests a second, where the time that each takes counts
)

// contender is one of those that answer.
type contender struct {
	name    string
	address string // host and port
	pid     int
	figures map[bool][]figures // by whether it was asked for packed pages
}

func BenchmarkAKeptPageAndOthersThatAnswerTheSame(b *testing.B) {
	if runtime.GOOS != "linux" || runtime.NumCPU() < 2 {
		b.Skip("needs two processors, and /proc")
	}
	runtime.GOMAXPROCS(1)
	onCore(b, 1, os.Getpid())
	log, err := os.Create(filepath.Join(b.TempDir(), "log"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	s := serveLogging(b, log, []string{"RUNDTISCH_STATE=" + newState(b), "GOMAXPROCS=1"})
	program := &contender{name: "Rundtisch", address: strings.TrimPrefix(s.address, "http://"), pid: s.cmd.Process.Pid}
	first := len(ask(b, program.address, true).body)
	eventually(b, "a page that many ask for is packed well", func() bool { return len(ask(b, program.address, true).body) < first })
	plain, packed := ask(b, program.address, false), ask(b, program.address, true)
	b.Logf("%s: %d bytes, packed %d, with %d of headers", versusPage, len(plain.body), len(packed.body), len(plain.head))
	all := []*contender{program, bare(b, plain, packed)}
	if path, err := exec.LookPath("nginx"); err == nil {
		all = append(all, nginx(b, path, plain, packed))
	} else {
		b.Log("nginx is not installed (Debian: package nginx-light): not compared")
	}
	for _, c := range all {
		c.figures = map[bool][]figures{}
		onCore(b, 0, c.pid)
	}
	defer func() {
		if code := s.end(syscall.SIGTERM); code != exitOK {
			b.Errorf("it ends with %d", code)
		}
	}()
	b.ResetTimer()
	for range versusRounds {
		for _, zip := range []bool{false, true} {
			for _, c := range all {
				c.figures[zip] = append(c.figures[zip], measure(b, c, zip))
			}
		}
	}
	for _, zip := range []bool{false, true} {
		for _, c := range all {
			b.Log(c.compared(all, zip))
		}
	}
}

// compared is a line of the table: what a contender reaches, and in relation to each that stands behind it.
func (c *contender) compared(all []*contender, zip bool) string {
	how := "plain"
	if zip {
		how = "packed"
	}
	mine := middle(c.figures[zip])
	line := fmt.Sprintf("%-9s %-6s %6.0f requests/s  %5.1f µs of CPU  p50 %4d µs  p99 %4d µs", c.name, how, mine.rate, mine.cpu,
		mine.p50.Microseconds(), mine.p99.Microseconds())
	for _, o := range all[slices.Index(all, c)+1:] {
		its := middle(o.figures[zip])
		line += fmt.Sprintf("  | %s × %.2f, CPU × %.2f, p99 × %.2f", o.name, mine.rate/its.rate, mine.cpu/its.cpu,
			float64(mine.p99)/float64(its.p99))
	}
	return line
}

// middle returns the median of each figure.
func middle(all []figures) (m figures) {
	of := func(less func(a, b figures) int) figures {
		return slices.SortedFunc(slices.Values(all), less)[len(all)/2]
	}
	m.rate = of(func(a, b figures) int { return int(a.rate - b.rate) }).rate
	m.cpu = of(func(a, b figures) int { return int(1000 * (a.cpu - b.cpu)) }).cpu
	m.p50 = of(func(a, b figures) int { return int(a.p50 - b.p50) }).p50
	m.p99 = of(func(a, b figures) int { return int(a.p99 - b.p99) }).p99
	return m
}

// onCore lets a process run on one processor only.
func onCore(b *testing.B, core, pid int) {
	b.Helper()
	if out, err := exec.Command("taskset", "-acp", strconv.Itoa(core), strconv.Itoa(pid)).CombinedOutput(); err != nil {
		b.Fatalf("taskset: %v\n%s", err, out)
	}
}
