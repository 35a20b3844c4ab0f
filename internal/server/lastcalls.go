package server

import (
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// lastCalls is a listener that closes in order: whoever has come before it closes is let in. The system has connected
// clients that nobody has accepted yet, and would cut them off, together with the request that they may have sent.
type lastCalls struct {
	net.Listener
	mu      sync.Mutex
	ending  bool
	waiting []net.Conn
}

// Accept returns the next connection; once End was called those that are still waiting, and then net.ErrClosed.
func (l *lastCalls) Accept() (net.Conn, error) {
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

// End lets in who is waiting and closes the listener. Between the two lie microseconds.
func (l *lastCalls) End() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ending = true
	if tcp, ok := l.Listener.(*net.TCPListener); ok {
		_ = tcp.SetDeadline(time.Unix(1, 0)) // so that Accept takes none away meanwhile
		if raw, err := tcp.SyscallConn(); err == nil {
			_ = raw.Control(func(fd uintptr) {
				l.waiting = accepted(int(fd))
				_ = syscall.Shutdown(int(fd), syscall.SHUT_RD)
			})
		}
	}
	_ = l.Close() // Accept says what is wrong with it
}

// accepted takes everybody who is waiting on a listening socket that does not block.
func accepted(fd int) []net.Conn {
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
