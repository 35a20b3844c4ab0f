package harvest

import (
	"context"
	"encoding/binary"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
)

func quiet(string) {}

// onlyLoopback permits this machine and nothing else, so that tests have servers of their own.
func onlyLoopback(a netip.Addr) error {
	if a.Unmap().IsLoopback() {
		return nil
	}
	return errNotPublic
}

func TestOnlyThePublicNetIsReached(t *testing.T) {
	for _, test := range []struct {
		address string
		public  bool
	}{
		{"8.8.8.8", true}, {"193.99.144.80", true}, {"2a02:2e0:3fe:1001:302::", true}, {"::ffff:193.99.144.80", true},
		{"127.0.0.1", false}, {"127.255.255.254", false}, {"0.0.0.0", false}, {"0.1.2.3", false}, {"10.1.2.3", false}, {"172.16.0.1", false}, {"172.31.255.255", false},
		{"192.168.1.1", false}, {"169.254.169.254", false}, {"100.64.0.1", false}, {"100.127.255.255", false}, {"192.0.0.192", false}, {"192.0.2.1", false},
		{"198.18.0.1", false}, {"198.51.100.7", false}, {"203.0.113.9", false}, {"224.0.0.1", false}, {"239.1.1.1", false}, {"240.0.0.1", false}, {"255.255.255.255", false},
		{"168.63.129.16", false}, {"192.88.99.1", false},
		{"::", false}, {"::1", false}, {"fe80::1", false}, {"fc00::1", false}, {"fd00:ec2::254", false}, {"ff02::1", false}, {"2001:db8::1", false},
		{"::ffff:127.0.0.1", false}, {"::ffff:10.0.0.1", false}, {"::ffff:a9fe:a9fe", false}, {"::127.0.0.1", false},
		{"64:ff9b::7f00:1", false}, {"64:ff9b::8.8.8.8", false}, {"64:ff9b:1::1", false}, {"2002:7f00:1::", false}, {"2002:c0a8:101::1", false},
		{"2001:0:4136:e378:8000:63bf:3fff:fdd2", false}, {"100::1", false}, {"5f00::1", false}, {"fec0::1", false}, {"fe80::5efe:10.0.0.1", false},
	} {
		if got := Public(netip.MustParseAddr(test.address)) == nil; got != test.public {
			t.Errorf("%s: public is %v", test.address, got)
		}
	}
	if Public(netip.Addr{}) == nil || Public(netip.MustParseAddr("fe80::1%eth0")) == nil {
		t.Error("no address, or one with a zone, is public")
	}
}

func TestTheMachinesOwnAddressesAreNotReached(t *testing.T) {
	own, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range own {
		ip, _ := netip.AddrFromSlice(a.(*net.IPNet).IP)
		if Public(ip.Unmap()) == nil {
			t.Errorf("%s is one of this machine and is reached", ip)
		}
	}
}

// Everything that people try so that an address is not seen for what it is.
func TestAnAddressInAnySpellingIsSeenForWhatItIs(t *testing.T) {
	t.Parallel()
	asked := false
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	r := New(Usual, Public, quiet)
	for _, host := range []string{"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.1", "localhost", "LOCALHOST.", "[::1]", "[0:0:0:0:0:0:0:1]",
		"[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "0", "0.0.0.0", "[::]", "169.254.169.254", "①②⑦.⓪.⓪.①", "127.0.0.1.", "10.0.0.1", "[fe80::1%25lo]"} {
		for _, scheme := range []string{"http", "https"} {
			if _, err := r.Address(t.Context(), scheme+"://"+host+":"+port+"/"); err == nil {
				t.Errorf("%s://%s is read", scheme, host)
			}
		}
	}
	for _, address := range []string{"file:///etc/passwd", "ftp://example.org/", "gopher://example.org", "unix:///run/x", "//example.org/", "example.org", "", "http://", "http:///x", "javascript:alert(1)",
		"https://somebody:secret@example.org/", "https://somebody@example.org/", "http://example.org:99999/", "http://exa mple.org/", "http://[::1", "data:application/json,{}", "jar:http://example.org!/"} {
		_, err := r.Address(t.Context(), address)
		if err == nil {
			t.Errorf("%q is read", address)
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: the secret stands in the error: %v", address, err)
		}
	}
	if asked {
		t.Error("the server of this machine was asked")
	}
}

// namesLeadTo answers every question for a name with the next of the addresses, the last again and again.
func namesLeadTo(t testing.TB, addresses ...string) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	var asked atomic.Int32
	go func() {
		packet := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(packet)
			if err != nil {
				return
			}
			end := 12
			for end < n && packet[end] != 0 {
				end += int(packet[end]) + 1
			}
			question := packet[12 : end+5]
			reply := append([]byte{packet[0], packet[1], 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0}, question...)
			if binary.BigEndian.Uint16(packet[end+1:]) == 1 { // A
				at := min(int(asked.Add(1))-1, len(addresses)-1)
				ip := netip.MustParseAddr(addresses[at]).As4()
				reply[7] = 1
				reply = append(append(reply, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4), ip[:]...)
			}
			_, _ = server.WriteTo(reply, from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func TestANameThatLeadsToAPrivateAddressIsNotFollowed(t *testing.T) {
	t.Parallel()
	r := New(Usual, Public, quiet)
	for _, to := range []string{"127.0.0.1", "10.0.0.5", "169.254.169.254", "192.168.0.1"} {
		_, err := r.address(t.Context(), "http://verzeichnis.example.org/", namesLeadTo(t, to))
		if err == nil || !strings.Contains(err.Error(), "nicht im öffentlichen Netz") {
			t.Errorf("%s: %v", to, err)
		}
	}
}

// A name that led to a permitted address when it was looked up first leads to another later: what counts is the address
// of each connection.
func TestANameThatLeadsElsewhereTheSecondTimeIsNotFollowed(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Connection", "close") // so that the next page needs a connection of its own
		_, _ = w.Write([]byte(`{"total_pages": 2, "contents": [{"id": "1", "name": "Eins"}]}`))
	}))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	_, err := New(
		Usual,
		onlyLoopback,
		quiet,
	).address(t.Context(), "http://verzeichnis.example.org:"+port+"/", namesLeadTo(t, "127.0.0.1", "10.0.0.5"))
	if err == nil || !strings.Contains(err.Error(), "nicht im öffentlichen Netz") {
		t.Errorf("the second page came from elsewhere: %v", err)
	}
}

func TestNoProxyOfTheEnvironmentIsUsed(t *testing.T) {
	proxied := false
	proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { proxied = true }))
	defer proxy.Close()
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("http_proxy", proxy.URL)
	_, err := New(Usual, Public, quiet).address(t.Context(), "http://verzeichnis.example.org/", namesLeadTo(t, "10.0.0.5"))
	if err == nil || proxied {
		t.Errorf("asked through the proxy: %v, %v", proxied, err)
	}
}
