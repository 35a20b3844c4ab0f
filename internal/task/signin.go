package task

import "rundtisch/internal/directory"

// SignInMail answers a request for a sign-in link: with a mail if the address has an account, otherwise not at all.
type SignInMail struct {
	Request directory.ID `json:"request"`
}

// Kind implements Task.
func (SignInMail) Kind() string { return "sign_in_mail" }

// InviteMail tells somebody who invited them to what. There is no secret in the mail: it links to the sign-in page.
type InviteMail struct {
	Account directory.ID `json:"account"`
	Grant   directory.ID `json:"grant"`
	By      directory.ID `json:"by"` // zero: the operator, by a command
}

// Kind implements Task.
func (InviteMail) Kind() string { return "invite_mail" }
