package accounts

// What was done, in a notice on the next page.
const (
	renamed             = "Ihr Name ist gespeichert."
	tellingsSaved       = "Gespeichert, welche E-Mails Sie bekommen."
	signedOutThere      = "Dort sind Sie jetzt abgemeldet."
	secondFactorAdded   = "Der zweite Schritt ist eingeschaltet."
	secondFactorRemoved = "Der zweite Schritt ist ausgeschaltet."
	passkeyAdded        = "Ihr Passkey ist eingerichtet. Beim nächsten Mal können Sie sich damit anmelden."
	passkeyRemoved      = "Der Passkey ist entfernt. Auf Ihrem Gerät können Sie ihn jetzt auch löschen."
	roleRevoked         = "Der Zugang ist beendet. Das gilt sofort."
	accountClosed       = "Das Konto ist geschlossen."
)

// Why a code is not accepted: the first one of a new app, and one at the sign-in.
const (
	wrongFirstCode = "Dieser Code passt nicht. Warten Sie, bis die App einen neuen zeigt."
	wrongCode      = "Dieser Code passt nicht, oder er wurde schon benutzt. Warten Sie, bis die App einen neuen zeigt."
)

// Why a passkey was not added.
const (
	passkeyTooLate = "Das hat zu lange gedauert. " + notAdded
	passkeyRefused = "Was Ihr Gerät geschickt hat, war kein gültiger Passkey. " + notAdded

	// notAdded says that the device may have a passkey that we do not know: it makes one before it answers.
	notAdded = "Ihr Passkey ist hier nicht eingetragen. Hat Ihr Gerät schon einen angelegt, dann löschen Sie ihn dort bitte " +
		"und versuchen es noch einmal."
)

// passkeyElsewhere is said of a page that was opened at another address than that of the site.
func passkeyElsewhere(origin string) string {
	return "Sie haben diese Seite unter einer anderen Adresse geöffnet als " + origin + ". Nur dort gelten Passkeys. " + notAdded
}
