package store

import (
	"context"
	"errors"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/fault"
)

// Unavailable reports whether err means that the database did not answer, or not in time: neither "not found" nor a fault
// of ours.
func Unavailable(err error) bool {
	if err == nil {
		return false
	}
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		// Connection exceptions, transactions that were in each other's way to the last, insufficient resources, operator
		// intervention (PostgreSQL, appendix A), and a statement that was ended for taking too long; a server that takes no
		// changes, as it has become a replica.
		return pgErr.Code == readOnly || slices.Contains([]string{"08", "40", "53", "57"}, pgErr.Code[:min(len(pgErr.Code), 2)])
	}
	var connect *pgconn.ConnectError
	var network net.Error
	return errors.Is(err, fault.Unavailable) || errors.As(err, &connect) || errors.As(err, &network) ||
		errors.Is(err, context.DeadlineExceeded) ||
		pgconn.SafeToRetry(err) || strings.Contains(err.Error(), "unexpected EOF") || strings.Contains(err.Error(), "conn closed")
}
