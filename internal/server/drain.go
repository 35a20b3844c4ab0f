package server

import (
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// drainingListener is a listener that still serves clients who connected before it was closed. The kernel has connected
// clients that nobody has accepted yet, and would drop them together with any request they have already sent.
type drainingListener struct {
	net.Listener
	mu      sync.Mutex
	ending  bool
	waiting []net.Conn
}

// Accept returns the next connection; after End, the connections still pending, then net.ErrClosed.
func (l *drainingListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err == nil {
		return conn, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.ending {
		return nil, err
	}
	if len(l.waiting) > 0 {
		conn, l.waiting = l.waiting[0], l.waiting[1:]
		return conn, nil
	}
	return nil, net.ErrClosed
}

// End accepts the pending connections and closes the listener, microseconds apart.
func (l *drainingListener) End() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ending = true
	if tcp, ok := l.Listener.(*net.TCPListener); ok {
		_ = tcp.SetDeadline(time.Unix(1, 0)) // so that a concurrent Accept takes none
		if raw, err := tcp.SyscallConn(); err == nil {
			_ = raw.Control(func(fd uintptr) {
				l.waiting = acceptPending(int(fd))
				_ = syscall.Shutdown(int(fd), syscall.SHUT_RD)
			})
		}
	}
	_ = l.Close() // Accept says what is wrong with it
}

// acceptPending accepts every pending connection of a non-blocking listening socket.
func acceptPending(fd int) []net.Conn {
	var all []net.Conn
	for {
		one, _, err := syscall.Accept(fd)
		if err == syscall.EINTR || err == syscall.ECONNABORTED {
			continue
		}
		if err != nil {
			return all
		}
		syscall.CloseOnExec(one)
		file := os.NewFile(uintptr(one), "connection")
		if conn, err := net.FileConn(file); err == nil {
			all = append(all, conn)
		}
		_ = file.Close()
	}
}
