package accountpages

// SignIn is the page that asks for an address.
type SignIn struct {
	Typed string // as typed, if it was refused
	Fault string
	Back  bool // there is a page to come back to
	Left  bool // who asks has just signed out
}

// SignInFailure is why a link or a passkey does not sign in.
type SignInFailure string

// The reasons.
const (
	LinkUsed                SignInFailure = "used"
	LinkExpired             SignInFailure = "expired" // or there never was one: the page does not tell which
	LinkOtherBrowser        SignInFailure = "other browser"
	CodeExpired             SignInFailure = "code" // it took too long, or was begun in another browser
	PasskeyExpired          SignInFailure = "passkey expired"
	PasskeyRefused          SignInFailure = "passkey"
	PasskeyUnknown          SignInFailure = "passkey unknown"
	PasskeyRemoved          SignInFailure = "passkey removed"
	PasskeyOtherAddress     SignInFailure = "passkey other address"
	PasskeyNotVerified      SignInFailure = "passkey not verified"
	PasskeyCounterDecreased SignInFailure = "passkey counter"
)

// passkey reports whether it was a passkey that did not sign in.
func (f SignInFailure) passkey() bool {
	switch f {
	case PasskeyExpired, PasskeyRefused, PasskeyUnknown, PasskeyRemoved, PasskeyOtherAddress, PasskeyNotVerified, PasskeyCounterDecreased:
		return true
	}
	return false
}

func (f SignInFailure) title() string {
	switch f {
	case LinkUsed:
		return "Dieser Link wurde schon benutzt"
	case LinkOtherBrowser:
		return "Bitte in dem Browser öffnen, in dem Sie begonnen haben"
	case CodeExpired, PasskeyExpired:
		return "Das hat zu lange gedauert"
	case PasskeyRefused:
		return "Der Passkey passt nicht"
	case PasskeyUnknown:
		return "Diesen Passkey kennen wir nicht"
	case PasskeyRemoved:
		return "Dieser Passkey ist hier nicht eingetragen"
	case PasskeyOtherAddress:
		return "Dieser Passkey gilt an einer anderen Adresse"
	case PasskeyNotVerified:
		return "Ihr Gerät hat nicht geprüft, ob Sie es sind"
	case PasskeyCounterDecreased:
		return "Von diesem Passkey gibt es vielleicht eine Kopie"
	}
	return "Dieser Link gilt nicht mehr"
}

// reason says more. origin is the address of this deployment.
func (f SignInFailure) reason(origin string) string {
	switch f {
	case LinkUsed:
		return "Jeder Link meldet nur einmal an. Sind Sie hier schon angemeldet, dann brauchen Sie keinen neuen."
	case LinkOtherBrowser:
		return "Der Link meldet nur in dem Browser an, in dem Sie Ihre E-Mail-Adresse eingegeben haben. So kann ihn niemand " +
			"anderes benutzen, auch wenn die E-Mail weitergeleitet wird. Öffnen Sie ihn dort, oder fordern Sie hier, in diesem " +
			"Browser, einen neuen an."
	case CodeExpired:
		return "Bitte beginnen Sie die Anmeldung noch einmal. Das dauert nur einen Augenblick."
	case PasskeyExpired:
		return "Die Frage nach dem Passkey gilt 5 Minuten und einmal. Mit Ihrem Passkey ist alles in Ordnung. Bitte versuchen Sie es noch einmal."
	case PasskeyRefused:
		return "Die Antwort Ihres Geräts war nicht gültig. Versuchen Sie es noch einmal, oder melden Sie sich mit einem Link an."
	case PasskeyUnknown:
		return "Zu diesem Passkey gibt es kein Konto. Vielleicht wurde das Konto geschlossen, oder der Passkey gehört zu einem " +
			"anderen Verzeichnis. Melden Sie sich mit einem Link an."
	case PasskeyRemoved:
		return "Er wurde von Ihrem Konto entfernt, oder das Einrichten wurde nicht fertig. Löschen Sie ihn auf Ihrem Gerät, " +
			"melden Sie sich mit einem Link an, und richten Sie unter „Mein Konto“ einen neuen ein."
	case PasskeyOtherAddress:
		return "Passkeys gelten hier nur unter " + origin +
			". Sie haben die Seite unter einer anderen Adresse geöffnet. Öffnen Sie " + origin + "/anmelden, oder melden Sie sich mit einem Link an."
	case PasskeyNotVerified:
		return "Mit Ihrem Passkey ist alles in Ordnung, aber das Gerät hat weder PIN noch Fingerabdruck oder Gesicht verlangt. " +
			"Stellen Sie am Gerät eine PIN ein und versuchen Sie es noch einmal, oder melden Sie sich mit einem Link an."
	case PasskeyCounterDecreased:
		return "Der Passkey zählt mit, wie oft er benutzt wurde, und er zählt jetzt weniger als beim letzten Mal. Das kommt vor, " +
			"wenn ein Gerät aus einer Sicherung wiederhergestellt wurde, aber auch, wenn jemand den Passkey kopiert hat. Melden Sie " +
			"sich mit einem Link an, entfernen Sie den Passkey unter „Mein Konto“, und richten Sie einen neuen ein."
	}
	return "Ein Link gilt 15 Minuten. Fordern Sie einfach einen neuen an."
}

// TooMany is the page that says to wait.
type TooMany struct {
	What     Limited
	Minutes  int  // to wait
	Passkeys bool // this deployment has passkeys
}

// Limited is what was tried too often.
type Limited string

// What is limited.
const (
	LinksPerAddress Limited = "links per address"
	LinksPerBlock   Limited = "links per block"
	Guesses         Limited = "guesses"
	Codes           Limited = "codes"
	Invitations     Limited = "invitations"
)

func (t Limited) reason() string {
	switch t {
	case LinksPerAddress:
		return "Für diese E-Mail-Adresse wurden in der letzten Stunde schon mehrere Links angefordert. Darum geht jetzt keine E-Mail ab."
	case LinksPerBlock:
		return "Von Ihrem Anschluss aus, zum Beispiel aus demselben Haus, wurden in der letzten Stunde sehr viele Links " +
			"angefordert. Darum geht jetzt keine E-Mail ab."
	case Guesses:
		return "Von Ihrem Anschluss aus kamen viele Links oder Passkeys, die nicht gelten. Auch dieser gilt nicht."
	case Codes:
		return "Für dieses Konto wurde mehrmals ein falscher Code eingegeben. Zu seinem Schutz wird auch ein richtiger jetzt nicht angenommen."
	case Invitations:
		return "Sie haben heute schon sehr viele Personen eingeladen. Diese Einladung ist nicht verschickt."
	}
	return "Das wurde in kurzer Zeit sehr oft versucht."
}

// alternative says how to sign in all the same.
func (t TooMany) alternative() string {
	switch {
	case t.What == Invitations:
		return ""
	case t.What == Codes:
		return "Sie müssen sofort hinein? Ein Passkey braucht keinen Code, und der Betrieb dieses Verzeichnisses kann Ihnen einen " +
			"Link geben, der ohne Code anmeldet."
	case t.Passkeys:
		return "Sie müssen sofort hinein? Ein Link, den Sie schon haben und der noch gilt, meldet Sie weiterhin an, ein Passkey " +
			"auch. Und der Betrieb dieses Verzeichnisses kann Ihnen einen Link geben."
	}
	return "Sie müssen sofort hinein? Ein Link, den Sie schon haben und der noch gilt, meldet Sie weiterhin an. Und der " +
		"Betrieb dieses Verzeichnisses kann Ihnen einen Link geben."
}

// Passkey is the page that lets the browser answer with a passkey.
type Passkey struct {
	Options string // JSON
	New     bool   // a passkey is made rather than used
}
