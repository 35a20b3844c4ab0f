package directory

// rule is the code of something that Check or ReadHours refuses. The sentences are in sentences.go.
type rule string

// InDocument returns the sentence for anyone who writes documents.
func (r rule) InDocument() string { return ruleSentences[r].document }

// InForm returns the sentence for anyone who fills in a form.
func (r rule) InForm() string {
	if s := ruleSentences[r]; s.form != "" {
		return s.form
	}
	return ruleSentences[r].document
}

// Rules of every part.
const (
	ruleMissing      rule = "missing"
	ruleEntries      rule = "entries"
	ruleTwice        rule = "twice"
	ruleUnknownKind  rule = "unknown_kind"
	ruleUnknownValue rule = "unknown_value"
	ruleNegative     rule = "negative"
	ruleVisibility   rule = "visibility"
	ruleLink         rule = "link"
	ruleProtected    rule = "protected"
)

// Rules of keys and of what refers to them.
const (
	ruleKey           rule = "key"
	ruleKeyTwice      rule = "key_twice"
	ruleKeyOfAnother  rule = "key_of_another"
	ruleNetworkKey    rule = "network_key"
	ruleNoInstitution rule = "no_institution"
	ruleNoParent      rule = "no_parent"
	ruleNoPerson      rule = "no_person"
	ruleNoSeries      rule = "no_series"
	ruleUnknownSource rule = "unknown_source"
	ruleUnused        rule = "unused"
)

// Rules of days and times.
const (
	ruleDate            rule = "date"
	rulePeriod          rule = "period"
	ruleClock           rule = "clock"
	ruleClockSpan       rule = "clock_span"
	ruleMidnight        rule = "midnight"
	ruleClockWithoutDay rule = "clock_without_day"
	ruleEventEnd        rule = "event_end"
	ruleLastDay         rule = "last_day"
	ruleAlertEnd        rule = "alert_end"
	ruleAlertDay        rule = "alert_day"
)

// Rules of the network and its region.
const (
	ruleForm          rule = "form"
	ruleCadence       rule = "cadence"
	rulePeriodStatus  rule = "period_status"
	ruleRegionKind    rule = "region_kind"
	ruleState         rule = "state"
	ruleDistrict      rule = "district"
	ruleDistrictTwice rule = "district_twice"
	ruleGoalKind      rule = "goal_kind"
	ruleBodyKind      rule = "body_kind"
)

// Rules of members and events.
const (
	ruleOneMember    rule = "one_member"
	ruleMemberCount  rule = "member_count"
	ruleMemberSector rule = "member_sector"
	ruleRole         rule = "role"
	ruleEventKind    rule = "event_kind"
	ruleEventStatus  rule = "event_status"
)

// Rules of institutions, their places, contacts and services.
const (
	ruleLevels            rule = "levels"
	ruleNoSector          rule = "no_sector"
	rulePostcode          rule = "postcode"
	rulePoint             rule = "point"
	ruleLatitude          rule = "latitude"
	ruleLongitude         rule = "longitude"
	ruleContactKind       rule = "contact_kind"
	ruleReferralPublic    rule = "referral_public"
	ruleUnreachable       rule = "unreachable"
	ruleOnlyNetworkPeople rule = "only_network_people"
	ruleServices          rule = "services"
	ruleArea              rule = "area"
	ruleAmount            rule = "amount"
	ruleBoys              rule = "boys"
)

// Rules of evidence.
const (
	ruleSourceSum           rule = "source_sum"
	ruleNoSource            rule = "no_source"
	rulePassage             rule = "passage"
	ruleNothingProven       rule = "nothing_proven"
	ruleStatementVisibility rule = "statement_visibility"
	ruleUnknownField        rule = "unknown_field"
	ruleClearanceSum        rule = "clearance_sum"
)

// Rules of opening hours.
const (
	ruleHoursUnreadable   rule = "hours_unreadable"
	ruleHoursEmpty        rule = "hours_empty"
	ruleNoHours           rule = "no_hours"
	ruleNoHoursButRemark  rule = "no_hours_but_remark"
	ruleNotOneSpan        rule = "not_one_span"
	ruleHoursDays         rule = "hours_days"
	ruleHoursDaysAndTimes rule = "hours_days_and_times"
	ruleHoursTimes        rule = "hours_times"
	ruleHoursWeekday      rule = "hours_weekday"
	ruleHoursClock        rule = "hours_clock"
	ruleHoursSentence     rule = "hours_sentence"
	ruleHoursNoSuchTime   rule = "hours_no_such_time"
	ruleHoursSame         rule = "hours_same"
	ruleHoursAfternoon    rule = "hours_afternoon"
	ruleHoursTwoDays      rule = "hours_two_days"
	ruleHoursEnd          rule = "hours_end"
)
