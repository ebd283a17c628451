#pragma once
#include <libical/ical.h>

// The parts of a recurrence are arrays inside a struct, which Swift sees as tuples of hundreds: they are read here.

/// Whether it comes back once a year, each year, and by nothing but month, day of the month and weekday.
static inline int ical_is_plain_yearly(const struct icalrecurrencetype *r) {
    return r->freq == ICAL_YEARLY_RECURRENCE && r->interval <= 1 && r->rscale == NULL
        && r->by_year_day[0] == ICAL_RECURRENCE_ARRAY_MAX && r->by_week_no[0] == ICAL_RECURRENCE_ARRAY_MAX
        && r->by_set_pos[0] == ICAL_RECURRENCE_ARRAY_MAX && r->by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX
        && r->by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX && r->by_second[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/// The only value of a list: 0 when it is empty, ICAL_RECURRENCE_ARRAY_MAX when there are several.
static inline int ical_only(const short *list) {
    if (list[0] == ICAL_RECURRENCE_ARRAY_MAX) return 0;
    return list[1] == ICAL_RECURRENCE_ARRAY_MAX ? list[0] : ICAL_RECURRENCE_ARRAY_MAX;
}
static inline int ical_only_month(const struct icalrecurrencetype *r) { return ical_only(r->by_month); }
static inline int ical_only_month_day(const struct icalrecurrencetype *r) { return ical_only(r->by_month_day); }
static inline int ical_only_day(const struct icalrecurrencetype *r) { return ical_only(r->by_day); }
