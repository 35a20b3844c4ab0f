-- +goose Up
alter table desk.mails add column trouble text;
comment on column desk.mails.trouble is 'what the operator has to put right before it can be sent, as internal/mail.Trouble names it; null where nothing is known of that';
-- +goose Down
alter table desk.mails drop column trouble;
