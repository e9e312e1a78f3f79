-- Whether Good Friday and 26 December are holidays too, as in Alsace and Moselle.
alter table candidacy.cohort add column alsace_moselle boolean not null default false;

-- The half-days of training of a cohort.
create table candidacy.half_day (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    day date not null,
    half text not null constraint a_known_half check (half in ('MORNING', 'AFTERNOON')),
    hours numeric not null constraint a_likely_length check (hours > 0 and hours <= 6),
    -- A half-day that does not take place; its sheet stays.
    cancelled boolean not null default false,
    planned_at timestamptz not null,
    planned_name text not null,
    constraint one_sheet_per_half_day unique (cohort, day, half)
);

-- Who was there. What stands for a candidate and a half-day is the line that no other supersedes.
create table candidacy.presence (
    id bigint generated always as identity primary key,
    half_day bigint not null references candidacy.half_day,
    candidacy bigint not null references candidacy.candidacy,
    state text not null constraint a_known_state check (state in ('PRESENT', 'JUSTIFIED', 'UNJUSTIFIED')),
    supersedes bigint,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint presence_identity unique (id, half_day, candidacy),
    constraint a_correction_is_about_the_same_presence
        foreign key (supersedes, half_day, candidacy) references candidacy.presence (id, half_day, candidacy),
    constraint one_correction_per_presence unique (supersedes)
);
create unique index one_first_presence_per_sheet on candidacy.presence (half_day, candidacy) where supersedes is null;
create index presences_by_candidacy on candidacy.presence (candidacy, half_day);

-- What justifies an absence, apart from it: the kind of document and where to find it, never what it says.
create table candidacy.justification (
    presence bigint primary key references candidacy.presence,
    candidacy bigint not null references candidacy.candidacy,
    document text not null constraint a_known_document
        check (document in ('WORK_STOPPAGE', 'SUMMONS', 'FAMILY', 'TRANSPORT', 'EMPLOYER', 'OTHER')),
    reference text not null constraint a_short_reference check (length(reference) <= 60)
);

-- Hours counted elsewhere, up to a day; half-days until then are not counted again.
create table candidacy.attendance_total (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    until date not null,
    planned numeric not null constraint hours_were_planned check (planned > 0),
    attended numeric not null constraint attended_hours_were_planned check (attended between 0 and planned),
    file text not null,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null
);
create index attendance_totals_by_candidacy on candidacy.attendance_total (candidacy, until, id);

create trigger presences_are_append_only before update or delete on candidacy.presence
    for each row execute function candidacy.refuse_change();
create trigger justifications_are_append_only before update or delete on candidacy.justification
    for each row execute function candidacy.refuse_change();
create trigger attendance_totals_are_append_only before update or delete on candidacy.attendance_total
    for each row execute function candidacy.refuse_change();

create view candidacy.current_presence as
select p.*
from candidacy.presence p
where not exists (select from candidacy.presence later where later.supersedes = p.id);
