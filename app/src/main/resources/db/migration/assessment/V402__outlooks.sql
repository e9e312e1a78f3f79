-- What the rules make of each candidacy on the day of its survey: a projection, made anew from the facts at any time,
-- so that a list can be filtered, counted and paged without asking the rules about everybody.
create table assessment.outlook (
    candidacy bigint primary key references candidacy.candidacy,
    cohort bigint not null references candidacy.cohort,
    sort_name text collate people.french not null,
    -- Names and number, without case or accents.
    search_text text not null,
    -- Null: the facts contradict the scheme.
    outcome text
);
create index outlooks_by_name on assessment.outlook (cohort, sort_name, candidacy);
create index outlooks_by_outcome on assessment.outlook (cohort, outcome, sort_name, candidacy);

-- For which day, and with which day of the jury, the outlooks of a cohort were made.
create table assessment.survey (
    cohort bigint primary key references candidacy.cohort,
    day date not null,
    jury_on date
);
