package store_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/store"
)

// How each table comes along when a whole directory is carried to another installation. A new table fails until it is
// decided here. What comes in documents, and what as rest, a test of package admin compares row by row.
const (
	inDocuments = "in the documents of the networks"
	madeAnew    = "made anew from documents"
	asRest      = "in a part of rest"
	withProgram = "comes with the program"
	ofAccounts  = "of an account, or of somebody signed in: not carried"
	ofThisPlace = "of this installation: not carried"
)

var carried = map[string]string{
	"public.goose_db_version": withProgram, "desk.compatibility": withProgram, "public.hotlines": withProgram,
	"public.networks": inDocuments, "public.network_periods": inDocuments, "public.regions": inDocuments,
	"public.region_districts": inDocuments,
	"public.institutions":     inDocuments, "public.institution_sectors": inDocuments,
	"public.institution_names": inDocuments, "public.places": inDocuments,
	"public.people": inDocuments, "public.initiators": inDocuments, "public.memberships": inDocuments,
	"public.goals": inDocuments, "public.bodies": inDocuments,
	"public.patronages": inDocuments, "public.agreements": inDocuments, "public.results": inDocuments, "public.remarks": inDocuments,
	"public.related_networks": inDocuments, "public.contacts": inDocuments, "public.series": inDocuments, "public.events": inDocuments,
	"public.event_hosts": inDocuments, "public.notices": inDocuments, "public.quotations": inDocuments,
	"public.figures": inDocuments, "public.media": inDocuments,
	"public.sources": inDocuments, "public.statements": inDocuments, "public.cleared_texts": inDocuments,
	"public.services": inDocuments, "public.service_contacts": inDocuments, "public.service_notes": inDocuments,
	"public.former_keys": asRest, "public.invented_networks": asRest,
	"public.search_entries": madeAnew, "public.service_spots": madeAnew, "public.downloads": madeAnew,
	"public.download_chunks": madeAnew, "public.change_slots": madeAnew, "public.changes": madeAnew, "desk.doubtful": madeAnew,

	"desk.revisions": asRest, "desk.drafts": asRest, "desk.settings": asRest, "desk.year_reports": asRest, "desk.letters": asRest,
	"desk.proposals": asRest, "desk.confirmations": asRest,
	"public.embeds": asRest, "desk.harvest_sources": asRest, "desk.harvested": asRest, "desk.harvest_decisions": asRest,
	"desk.meetings": asRest, "desk.meeting_invitations": asRest, "desk.meeting_attendance": asRest, "desk.meeting_decisions": asRest,
	"desk.meeting_revisions": asRest,
	"desk.accounts":          ofAccounts, "desk.grants": ofAccounts, "desk.sessions": ofAccounts,
	"desk.sign_in_links": ofAccounts, "desk.sign_in_requests": ofAccounts,
	"desk.passkeys": ofAccounts, "desk.second_factors": ofAccounts, "desk.collected": ofAccounts, "desk.unsubscribe_links": ofAccounts,
	"desk.pasted_lists": ofAccounts,
	"desk.mails":        ofThisPlace, "desk.confirmation_tokens": ofThisPlace, "desk.secrets": ofThisPlace, "desk.tries": ofThisPlace,
	"desk.search_keys": ofThisPlace, "desk.meeting_tokens": ofThisPlace, "desk.meeting_mails": ofThisPlace,
	"desk.removed_networks": ofThisPlace,
}

// notKept are the columns of the tables in rest that stay behind, because they name an account.
var notKept = map[string][]string{"desk.revisions": {"account_id"}, "desk.drafts": {"account_id"}, "desk.proposals": {"decided_by"},
	"public.embeds": {"changed_by"}, "desk.harvest_decisions": {"decided_by"},
	"desk.meeting_revisions": {"account_id"}}

func TestOfEveryTableItIsDecidedHowItIsCarried(t *testing.T) {
	t.Parallel()
	rows, err := open(t).owner.Query(t.Context(), `
		select n.nspname || '.' || c.relname, array_agg(a.attname order by a.attname)
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where c.relkind in ('r', 'p') and n.nspname not in ('jobs', 'information_schema')
			and n.nspname not like 'pg\_%'
		group by 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns := map[string][]string{}
	for rows.Next() {
		var table string
		var names []string
		if err := rows.Scan(&table, &names); err != nil {
			t.Fatal(err)
		}
		columns[table] = names
		if carried[table] == "" {
			t.Errorf("%s: decide in carried how it comes along with a whole directory, and see to it in rest", table)
		}
	}
	rest := store.RestColumns()
	for _, table := range slices.Sorted(maps.Keys(carried)) {
		row := rest[strings.TrimPrefix(table, "public.")]
		switch {
		case columns[table] == nil:
			t.Errorf("%s is no table", table)
		case carried[table] == asRest && row == nil:
			t.Errorf("%s is in no part of rest", table)
		case carried[table] == asRest:
			kept := append(row, notKept[table]...)
			slices.Sort(kept)
			if !slices.Equal(kept, columns[table]) {
				t.Errorf("%s has the columns %v, decided are %v", table, columns[table], kept)
			}
		}
	}
}
