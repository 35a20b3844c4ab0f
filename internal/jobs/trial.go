package jobs

import (
	"context"

	"github.com/google/uuid"

	"rundtisch/internal/mail"
)

// Trial sends an e-mail that shows that sending works, at once and without a database.
func Trial(ctx context.Context, s Settings, to string) error {
	if s.Mail == nil {
		return mail.ErrNone
	}
	j := &Jobs{site: s.Site, baseURL: s.BaseURL, now: s.Now}
	message, err := j.write(uuid.New(), envelope{To: to, Letter: "probe"})
	if err != nil {
		return err
	}
	return s.Mail.Send(ctx, message)
}
