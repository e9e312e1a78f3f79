create schema sitting;

-- One session of an assessment: a day, a place, those who assess and those who sit.
create table sitting.sitting (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    assessment text not null,
    resit boolean not null,
    day date not null,
    starts_at time not null,
    ends_at time not null,
    place text not null constraint a_sitting_has_a_place check (btrim(place) <> ''),
    remote boolean not null,
    capacity integer constraint a_capacity_is_positive check (capacity > 0),
    -- The centre that organises it; null: the awarding body.
    centre bigint references people.organisation,
    planned_at timestamptz not null,
    planned_name text not null,
    cancelled_at timestamptz,
    cancelled_name text,
    cancel_motive text,
    constraint a_sitting_ends_after_it_starts check (ends_at > starts_at),
    constraint a_cancellation_has_a_motive
        check ((cancelled_at is null) = (cancel_motive is null) and (cancelled_at is null) = (cancelled_name is null))
);
create index sittings_by_day on sitting.sitting (day desc, id desc);
create index sittings_of_cohort on sitting.sitting (cohort, day desc, id desc);
create index sittings_of_centre on sitting.sitting (centre, day desc, id desc) where centre is not null;

create table sitting.assessor (
    sitting bigint not null references sitting.sitting,
    account bigint not null,
    name text not null constraint an_assessor_has_a_name check (btrim(name) <> ''),
    capacity text not null,
    withdrawn_at timestamptz,
    primary key (sitting, account)
);
create index sittings_of_assessor on sitting.assessor (account, sitting) where withdrawn_at is null;

create table sitting.seat (
    id bigint generated always as identity primary key,
    sitting bigint not null references sitting.sitting,
    candidacy bigint not null references candidacy.candidacy,
    attempt integer not null constraint attempts_count_from_one check (attempt >= 1),
    -- What this attempt bears on; empty: all that the assessment covers.
    items text[] not null,
    seated_at timestamptz not null,
    seated_name text not null,
    summoned_at timestamptz,
    released_at timestamptz,
    released_name text,
    constraint seat_identity unique (id, sitting)
);
create unique index one_seat_per_candidate on sitting.seat (sitting, candidacy) where released_at is null;
create index seats_of_candidacy on sitting.seat (candidacy) where released_at is null;

-- Who was there: a correction is one more line, with its motive.
create table sitting.presence (
    id bigint generated always as identity primary key,
    seat bigint not null references sitting.seat,
    state text not null constraint a_known_presence check (state in ('PRESENT', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED')),
    -- How the identity was checked; null: it was not.
    identity text constraint a_known_identity_check check (identity in ('IDENTITY_CARD', 'PASSPORT', 'RESIDENCE_PERMIT', 'DRIVING_LICENCE', 'KNOWN')),
    supersedes bigint references sitting.presence,
    motive text,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint one_correction_per_presence unique (supersedes),
    constraint a_correction_has_a_motive check (supersedes is null or btrim(coalesce(motive, '')) <> ''),
    constraint only_who_is_there_shows_a_document check (identity is null or state = 'PRESENT')
);
create unique index one_first_presence on sitting.presence (seat) where supersedes is null;
create view sitting.current_presence as
select p.* from sitting.presence p
where not exists (select from sitting.presence later where later.supersedes = p.id);

-- What happened, told and signed by who was there.
create table sitting.incident (
    id bigint generated always as identity primary key,
    sitting bigint not null references sitting.sitting,
    -- Null: it concerns everybody.
    seat bigint,
    kind text not null constraint a_known_kind_of_incident check (kind in ('INCIDENT', 'FRAUD')),
    told text not null constraint an_incident_is_told check (btrim(told) <> ''),
    signed_at timestamptz not null,
    signed_by bigint not null,
    signed_name text not null,
    foreign key (seat, sitting) references sitting.seat (id, sitting)
);
create index incidents_of_sitting on sitting.incident (sitting, id);

-- What one assessor makes of one candidate. A grid is open until it is handed in; then it never changes: a correction is a
-- further version.
create table sitting.grid (
    id bigint generated always as identity primary key,
    seat bigint not null references sitting.seat,
    assessor bigint not null,
    assessor_name text not null,
    version integer not null constraint versions_count_from_one check (version >= 1),
    motive text,
    started_at timestamptz not null,
    touched_at timestamptz not null,
    handed_in_at timestamptz,
    -- Whether it settles what the assessors differ on.
    settles boolean not null default false,
    constraint one_grid_per_version unique (seat, assessor, version),
    constraint a_further_version_has_a_motive check (case when settles then motive is not null else (version = 1) = (motive is null) end)
);
create unique index one_open_grid on sitting.grid (seat, assessor) where handed_in_at is null;

create table sitting.mark (
    grid bigint not null references sitting.grid,
    -- A competency, a block, or empty: the assessment as a whole.
    item text not null,
    grade text,
    score numeric constraint a_score_is_a_share check (score between 0 and 1),
    remark text not null default '',
    primary key (grid, item)
);
create table sitting.observation (
    grid bigint not null references sitting.grid,
    -- The criterion and what is observed of it, by their places in the scheme: B1/0/2.
    criterion text not null,
    seen text not null constraint a_known_observation check (seen in ('YES', 'PARTLY', 'NO')),
    primary key (grid, criterion)
);

create function sitting.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('parchemin.erasing', true) = 'on' then
        return old;
    end if;
    raise exception 'what was recorded at a sitting is append-only: % on %', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger presences_are_append_only before update or delete on sitting.presence
    for each row execute function sitting.refuse_change();
create trigger incidents_are_append_only before update or delete on sitting.incident
    for each row execute function sitting.refuse_change();

create function sitting.refuse_change_of_a_grid_handed_in() returns trigger language plpgsql as $$
declare
    closed boolean;
begin
    if current_setting('parchemin.erasing', true) = 'on' and tg_op = 'DELETE' then
        return old;
    end if;
    select g.handed_in_at is not null into closed from sitting.grid g
    where g.id = case when tg_op = 'DELETE' then old.grid else new.grid end;
    if closed then
        raise exception 'a grid that was handed in never changes' using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger marks_stay_once_handed_in before insert or update or delete on sitting.mark
    for each row execute function sitting.refuse_change_of_a_grid_handed_in();
create trigger observations_stay_once_handed_in before insert or update or delete on sitting.observation
    for each row execute function sitting.refuse_change_of_a_grid_handed_in();
