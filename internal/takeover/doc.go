// Package takeover is what a pasted member list means for a network: who in it is a member already, who is new, who is
// missing, what each row may be, and what becomes of the network when somebody has decided. It is pure: it reads no
// database and no clock, and it stores nothing. Doors show a Review and hand back Decisions; editing applies them.
package takeover
