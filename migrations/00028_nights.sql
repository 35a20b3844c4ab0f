-- +goose Up
alter table service_spots add column night int4multirange not null default '{}';
comment on column service_spots.week is 'minutes from Monday 0 o''clock at which it is open, of hours that began on the same day';
comment on column service_spots.night is 'the same of hours that began on the day before: whether that was a public holiday decides';
comment on column service_spots.known_hours is 'whether it is closed at all other times; false where words of its hours say more';
comment on column services.hours is 'lines of weekly hours, local time, in the spelling of directory.Interval, and words that are no weekly hours';
select expose('service_spots', 'service_id, position, exact, district, spot, attributes, week, holidays, known_hours, night', 'base.visibility <= :level');

alter table events drop constraint events_ends_check;
alter table events add constraint events_ends_check check (ends ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)?$');
comment on column events.ends is 'local time in Germany; 24:00 is midnight after the day; without a last day, a time before starts is of the next day';

-- +goose Down
update events set ends = '23:59' where ends = '24:00';
alter table events drop constraint events_ends_check;
alter table events add constraint events_ends_check check (ends ~ '^(([01]\d|2[0-3]):[0-5]\d)?$');
drop view open.service_spots, staff.service_spots, coordination.service_spots;
alter table service_spots drop column night;
select expose('service_spots', 'service_id, position, exact, district, spot, attributes, week, holidays, known_hours', 'base.visibility <= :level');
comment on column service_spots.week is 'minutes from Monday 0 o''clock at which it is open';
comment on column service_spots.known_hours is null;
comment on column services.hours is 'lines of weekly hours, local time, in the spelling of directory.Interval';
comment on column events.ends is null;
