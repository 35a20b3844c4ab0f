package mail

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"os"
	"path/filepath"

	gomail "github.com/wneessen/go-mail"
)

// dir writes each message to a file, for trying out.
type dir struct {
	path string
	from *mail.Address
}

func openDir(path string) (Sender, error) {
	if path == "" {
		return nil, errors.New("hinter dir: fehlt der Ordner")
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("der Ordner für E-Mails: %w", err)
	}
	return &dir{path: path, from: &mail.Address{Name: "Rundtisch", Address: "rundtisch@localhost"}}, nil
}

// Send implements Sender. The file is there whole or not at all; a message that is sent again has the same file.
func (d *dir) Send(ctx context.Context, m Message) error {
	message, err := compose(m, d.from, gomail.NoEncoding)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return &Error{Fate: Temporary, Step: "write the file", Detail: detail(err)}
	}
	if err := d.write(message, m.Date.UTC().Format("20060102T150405Z")+"-"+m.ID+".eml"); err != nil {
		return &Error{Fate: Temporary, Step: "write the file", Detail: err.Error()} // names the file, never a person
	}
	return nil
}

func (d *dir) write(message *gomail.Msg, name string) (err error) {
	f, err := os.CreateTemp(d.path, ".new-*") // 0600
	if err != nil {
		return err
	}
	_, err = message.WriteTo(f)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(d.path, name))
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what is left has no name that anybody reads
	}
	return err
}
