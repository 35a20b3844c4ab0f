package deskpages

// SignIn is the page that asks for an address.
type SignIn struct {
	Typed string // as it was typed, where it is refused
	Fault string
	Back  bool // somebody wanted a page and will come to it
}

// LinkFailed says why a link does not sign in.
type LinkFailed string

// The reasons.
const (
	LinkUsed         LinkFailed = "used"
	LinkExpired      LinkFailed = "expired" // or there never was one: nobody is told which
	LinkOtherBrowser LinkFailed = "other browser"
	CodeExpired      LinkFailed = "code" // it took too long, or was begun in another browser
	PasskeyRefused   LinkFailed = "passkey"
)

func (f LinkFailed) title() string {
	switch f {
	case LinkUsed:
		return "Dieser Link wurde schon benutzt"
	case LinkOtherBrowser:
		return "Bitte in dem Browser öffnen, in dem Sie begonnen haben"
	case CodeExpired:
		return "Das hat zu lange gedauert"
	case PasskeyRefused:
		return "Der Passkey passt nicht"
	}
	return "Dieser Link gilt nicht mehr"
}

func (f LinkFailed) reason() string {
	switch f {
	case LinkUsed:
		return "Jeder Link meldet nur einmal an. Sind Sie hier schon angemeldet, dann brauchen Sie keinen neuen."
	case LinkOtherBrowser:
		return "Der Link meldet nur in dem Browser an, in dem Sie Ihre E-Mail-Adresse eingegeben haben. So kann ihn niemand anderes benutzen, auch wenn die E-Mail weitergeleitet wird. Öffnen Sie ihn dort, oder fordern Sie hier, in diesem Browser, einen neuen an."
	case CodeExpired:
		return "Bitte beginnen Sie die Anmeldung noch einmal. Das dauert nur einen Augenblick."
	case PasskeyRefused:
		return "Wir kennen diesen Passkey nicht, oder er wurde von Ihrem Konto entfernt. Versuchen Sie es noch einmal, oder melden Sie sich mit einem Link an."
	}
	return "Ein Link gilt 15 Minuten. Fordern Sie einfach einen neuen an."
}

// Passkey is the page that lets the browser answer with a passkey.
type Passkey struct {
	Options string // JSON
	New     bool   // a passkey is made, not used
}
