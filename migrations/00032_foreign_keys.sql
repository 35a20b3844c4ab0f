-- +goose Up
-- Taking away an account or a network looks for what names it, in each of these.
create index on desk.revisions (account_id);
create index on desk.drafts (account_id);
create index on desk.grants (granted_by);
create index on desk.proposals (decided_by);
create index on desk.harvest_decisions (decided_by);
create index on desk.harvest_decisions (network_id);
create index on embeds (changed_by);

-- +goose Down
drop index embeds_changed_by_idx;
drop index desk.harvest_decisions_network_id_idx;
drop index desk.harvest_decisions_decided_by_idx;
drop index desk.proposals_decided_by_idx;
drop index desk.grants_granted_by_idx;
drop index desk.drafts_account_id_idx;
drop index desk.revisions_account_id_idx;
