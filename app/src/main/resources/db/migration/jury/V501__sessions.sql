create schema jury;

create table jury.session (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    edition bigint not null references catalog.edition,
    held_on date not null,
    place text not null constraint a_session_has_a_place check (btrim(place) <> ''),
    opened_at timestamptz not null,
    opened_by text not null,
    closed_at timestamptz,
    closed_by text,
    constraint a_closing_has_a_time_and_an_author check ((closed_at is null) = (closed_by is null))
);

create unique index one_open_session_per_cohort on jury.session (cohort) where closed_at is null;
create index sessions_by_cohort on jury.session (cohort);

create table jury.member (
    session bigint not null references jury.session,
    place integer not null,
    name text not null constraint a_member_has_a_name check (btrim(name) <> ''),
    capacity text not null constraint a_member_has_a_capacity check (btrim(capacity) <> ''),
    chair boolean not null,
    primary key (session, place)
);

create unique index one_chair_per_session on jury.member (session) where chair;

-- What the jury decided for a candidate, with all that it rested on. A change of mind is another row.
create table jury.decision (
    id bigint generated always as identity primary key,
    session bigint not null references jury.session,
    candidacy bigint not null references candidacy.candidacy,
    -- The name and number as the minutes have them, whatever becomes of the person.
    candidate text not null,
    number text not null,
    ruling text not null constraint a_known_ruling
        check (ruling in ('AWARD', 'PARTIAL', 'REFUSAL', 'INELIGIBLE', 'ADJOURNED')),
    -- The codes of the blocks and the status of each as decided, in the same order.
    blocks text[] not null,
    statuses text[] not null,
    departs boolean not null,
    motive text,
    edition bigint not null references catalog.edition,
    dossier text not null,
    proposal text not null,
    digest text not null,
    supersedes bigint,
    decided_at timestamptz not null,
    decided_by bigint not null,
    decided_name text not null,
    constraint decision_identity unique (id, session, candidacy),
    constraint a_new_decision_is_about_the_same_candidate
        foreign key (supersedes, session, candidacy) references jury.decision (id, session, candidacy),
    constraint one_new_decision_per_decision unique (supersedes),
    constraint every_block_has_a_status check (cardinality(blocks) = cardinality(statuses)),
    constraint a_departure_has_a_motive check (not departs or btrim(coalesce(motive, '')) <> '')
);

create unique index one_first_decision_per_candidate on jury.decision (session, candidacy) where supersedes is null;
create index decisions_by_candidate on jury.decision (candidacy);

create function jury.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'decisions are append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger decisions_are_append_only before update or delete on jury.decision
    for each row execute function jury.refuse_change();
create trigger decisions_are_never_emptied before truncate on jury.decision
    for each statement execute function jury.refuse_change();

create function jury.refuse_after_closing() returns trigger language plpgsql as $$
begin
    if exists (select from jury.session s where s.id = new.session and s.closed_at is not null) then
        raise exception 'the session is closed' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger nothing_is_decided_after_closing before insert on jury.decision
    for each row execute function jury.refuse_after_closing();

create function jury.refuse_reopening() returns trigger language plpgsql as $$
begin
    raise exception 'a closed session stays as it is' using errcode = 'restrict_violation';
end $$;

create trigger a_session_is_closed_once before update on jury.session
    for each row when (old.closed_at is not null) execute function jury.refuse_reopening();

-- The decisions that stand.
create view jury.current_decision as
select d.*
from jury.decision d
where not exists (select from jury.decision later where later.supersedes = d.id);
