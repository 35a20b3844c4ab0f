// Reads iCalendar from standard input with ical.js and prints what it understood as JSON, for the tests.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
	ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const event = calendar.getFirstSubcomponent("vevent");
const of = new ICAL.Event(event);
const [attendee, organizer] = ["attendee", "organizer"].map((name) => event.getFirstProperty(name));
console.log(JSON.stringify({
	method: calendar.getFirstPropertyValue("method"), uid: of.uid, sequence: of.sequence, summary: of.summary, location: of.location,
	start: of.startDate.toJSDate().toISOString(), end: of.endDate.toJSDate().toISOString(), status: event.getFirstPropertyValue("status"),
	attendee: attendee.getFirstValue(), name: attendee.getParameter("cn"), rsvp: attendee.getParameter("rsvp") ?? "",
	organizer: organizer.getFirstValue(), by: organizer.getParameter("cn"), description: of.description,
}));
