-- The session in which a cohort is presented: the year that windows of resits are known by; null for cohorts opened before.
alter table candidacy.cohort add column session text constraint a_session_is_a_year check (session ~ '^[0-9]{4}$');

-- Between which days the resits of a cohort may be held, for each window that its scheme names. Neither day: left open, from
-- the opening of the cohort until its jury. What stands is the latest line of a window.
create table candidacy.resit_window (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    name text not null,
    from_day date,
    until_day date,
    set_at timestamptz not null,
    set_name text not null,
    constraint a_window_ends_after_it_begins check (from_day <= until_day)
);
create index resit_windows_by_cohort on candidacy.resit_window (cohort, name, id desc);

create trigger resit_windows_are_append_only before update or delete on candidacy.resit_window
    for each row execute function candidacy.refuse_change();

create view candidacy.current_resit_window as
select distinct on (w.cohort, w.name) w.*
from candidacy.resit_window w
order by w.cohort, w.name, w.id desc;

create or replace view candidacy.file as
select c.id, c.cohort, c.person, c.number, c.route, c.origin, c.enrolled_on, c.presented_blocks,
       h.edition, h.name as cohort_name, h.jury_on, h.as_of,
       p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.email, p.sort_name, c.erased_on,
       p.birth_code, c.withdrawn_on, h.session, (h.created_at at time zone 'Europe/Paris')::date as opened_on
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
join people.identity p on p.id = c.person;
