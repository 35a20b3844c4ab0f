package mail

import (
	"errors"
	"regexp"
	"strings"
)

// Trouble is what the operator has to put right before a message can be sent, or "". It is no fault of the message or of
// its recipient: the same message is accepted as soon as it is put right.
type Trouble string

// What can be wrong with the way that all messages go.
const (
	Connection Trouble = "verbindung"    // the server is not reached, or does not answer
	Name       Trouble = "name"          // the server's name is not found
	TLS        Trouble = "tls"           // no safe connection
	Password   Trouble = "passwort"      // the server does not take name and password, or wants some
	NoSignIn   Trouble = "anmeldung"     // there is no way to sign in that both know
	SenderName Trouble = "absender"      // the server does not send for this sender
	Relay      Trouble = "weiterleitung" // the server sends nothing on for us
	Policy     Trouble = "regel"         // the server takes nothing from here
)

// Advice says in German what is wrong and what to do.
func (t Trouble) Advice() string {
	switch t {
	case Connection:
		return "Der Mailserver ist nicht zu erreichen oder antwortet nicht. Prüfen Sie Rechner und Port in RUNDTISCH_MAIL, und ob " +
			"eine Firewall dazwischen steht."
	case Name:
		return "Der Name des Mailservers ist nicht zu finden. Prüfen Sie den Rechner in RUNDTISCH_MAIL, und ob diese Maschine Namen " +
			"auflösen kann (DNS)."
	case TLS:
		return "Mit dem Mailserver kommt keine sichere Verbindung zustande. Prüfen Sie sein Zertifikat und den Namen in " +
			"RUNDTISCH_MAIL, und ob smtp:// (STARTTLS) oder smtps:// richtig ist."
	case Password:
		return "Der Mailserver lehnt die Anmeldung ab. Prüfen Sie Name und Passwort in RUNDTISCH_MAIL (Sonderzeichen in der Form %40)."
	case NoSignIn:
		return "Der Mailserver bietet keine Anmeldung an, die dieses Programm kennt. Prüfen Sie Port und Verschlüsselung in " +
			"RUNDTISCH_MAIL, oder lassen Sie Name und Passwort dort weg."
	case SenderName:
		return "Der Mailserver nimmt die Absenderadresse nicht an. Prüfen Sie from= in RUNDTISCH_MAIL: Die Adresse muss es geben, und " +
			"der Zugang muss für sie senden dürfen."
	case Relay:
		return "Der Mailserver leitet für dieses Programm nichts weiter („relay access denied“). Erlauben Sie es ihm dort, oder " +
			"tragen Sie in RUNDTISCH_MAIL Name und Passwort ein."
	case Policy:
		return "Der Mailserver nimmt von hier nichts an (eine Regel oder Sperrliste). Fragen Sie, wer ihn betreibt, oder nehmen Sie " +
			"in RUNDTISCH_MAIL einen anderen."
	}
	return ""
}

// TroubleOf returns what the operator has to put right before a message can be sent that ended with err; "" if nothing.
func TroubleOf(err error) Trouble {
	var e *Error
	if errors.As(err, &e) {
		return e.Trouble
	}
	return ""
}

// enhanced is what a server says more exactly (RFC 3463), also in brackets as qmail does: „(#5.7.1)".
var enhanced = regexp.MustCompile(`\b[45]\.(\d{1,3}\.\d{1,3})\b`)

// What servers say in words. Many give no number that tells whom they refuse.
var (
	ofRelay  = regexp.MustCompile(`(?i)relay|rcpthosts`)
	ofSignIn = regexp.MustCompile(`(?i)\bauth|log ?in|sign in`)
	ofSender = regexp.MustCompile(`(?i)sender|mail from|return path|spf|dkim|dmarc`)
	ofPolicy = regexp.MustCompile(
		`(?i)client host|helo|ehlo|not (permitted|authori[sz]ed|allowed)|access denied|policy|reverse dns|\bptr\b|blacklist|block ?list|` +
			`blocked|spamhaus|reputation`,
	)
	ofOthers = regexp.MustCompile(
		`(?i)(user|recipient|mailbox|address|account)\W+(\S+\s+){0,5}(unknown|not found|does not exist|doesn't exist|disabled|inactive|` +
			`unavailable|not local|over quota|is full)|(no such|unknown|invalid) (user|recipient|mailbox|address|account)|no mailbox`,
	)
	address = regexp.MustCompile(`\S*@\S*`)
)

// blame says who a refusal for good is about: "" for the recipient or the message. atSender: the sender was just named.
// Servers often say only when the recipient is named what they have against whoever sends. Nothing of text is kept.
func blame(code int, text string, atSender bool) Trouble {
	text, _, _ = strings.Cut(text, ", affected recipient(s):") // from here on the library speaks
	text = address.ReplaceAllString(text, " ")
	number := ""
	if found := enhanced.FindStringSubmatch(text); found != nil {
		number = found[1]
	}
	ofServer := number == "" || strings.HasPrefix(number, "7.") || strings.HasPrefix(number, "5.") || number == "1.7" || number == "1.8"
	switch {
	case code == 530 || code == 534 || code == 535 || code == 538:
		return Password
	case atSender && ofSignIn.MatchString(text):
		return Password
	case atSender && ofRelay.MatchString(text):
		return Relay
	case atSender || number == "1.7" || number == "1.8":
		return SenderName
	case !ofServer || ofOthers.MatchString(text):
		return ""
	case code == 571 || ofRelay.MatchString(text):
		return Relay
	case ofSender.MatchString(text):
		return SenderName
	case ofSignIn.MatchString(text):
		return Password
	case number != "" || ofPolicy.MatchString(text):
		return Policy
	}
	return ""
}
