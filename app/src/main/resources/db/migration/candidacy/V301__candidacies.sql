create schema candidacy;

create table candidacy.cohort (
    id bigint generated always as identity primary key,
    edition bigint not null references catalog.edition,
    name text not null constraint a_cohort_has_a_name check (btrim(name) <> ''),
    jury_on date,
    -- The day whose situation is looked at; null: today.
    as_of date,
    number_prefix text not null,
    created_at timestamptz not null,
    created_by text not null,
    constraint one_cohort_per_name unique (edition, name)
);

-- The last number given for a prefix such as JNAC-2026.
create table candidacy.numbering (
    prefix text primary key,
    last bigint not null
);

create table candidacy.candidacy (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    person bigint not null references people.person,
    number text not null,
    route text not null,
    origin text,
    enrolled_on date not null,
    presented_blocks text[],
    created_at timestamptz not null,
    created_by text not null,
    constraint one_candidacy_per_number unique (number),
    constraint one_candidacy_per_person_and_cohort unique (cohort, person)
);

create table candidacy.fact (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    kind text not null constraint a_known_kind_of_fact
        check (kind in ('ATTENDANCE', 'PLACEMENT', 'EXPERIENCE', 'ADMISSIBILITY', 'MODULE', 'HOLDING')),
    -- The module's name, or what is held; empty where a candidacy has one fact of the kind.
    subject text not null default '',
    amount numeric,
    yes boolean,
    day date,
    certificate text,
    scheme text,
    version text,
    block text,
    withdrawn boolean not null default false,
    supersedes bigint,
    motive text,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint fact_identity unique (id, candidacy, kind, subject),
    constraint a_correction_is_about_the_same_fact
        foreign key (supersedes, candidacy, kind, subject) references candidacy.fact (id, candidacy, kind, subject),
    constraint one_correction_per_fact unique (supersedes),
    constraint a_correction_has_a_motive check (supersedes is null or btrim(coalesce(motive, '')) <> ''),
    constraint only_a_correction_withdraws check (not withdrawn or supersedes is not null),
    constraint a_fact_says_something check (withdrawn or case kind
        when 'ATTENDANCE' then amount between 0 and 1
        when 'PLACEMENT' then amount >= 0
        when 'EXPERIENCE' then amount >= 0
        when 'ADMISSIBILITY' then yes is not null and day is not null
        when 'MODULE' then subject <> ''
        when 'HOLDING' then certificate is not null and scheme is not null and day is not null
    end)
);

create unique index one_first_fact_per_subject on candidacy.fact (candidacy, kind, subject) where supersedes is null;

create function candidacy.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'facts are append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger facts_are_append_only before update or delete on candidacy.fact
    for each row execute function candidacy.refuse_change();
create trigger facts_are_never_emptied before truncate on candidacy.fact
    for each statement execute function candidacy.refuse_change();

create table candidacy.import (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    file text not null,
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    columns jsonb not null,
    confirmed_at timestamptz,
    confirmed_by text
);

create table candidacy.import_row (
    import bigint not null references candidacy.import on delete cascade,
    line integer not null,
    cells jsonb not null,
    reasons jsonb not null,
    accepted boolean not null,
    primary key (import, line)
);
create index rows_by_acceptance on candidacy.import_row (import, accepted, line);

-- What other modules may read in their own statements: a candidacy with its person and its cohort...
create view candidacy.file as
select c.id, c.cohort, c.person, c.number, c.route, c.origin, c.enrolled_on, c.presented_blocks,
       h.edition, h.name as cohort_name, h.jury_on, h.as_of,
       p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.email, p.sort_name
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
join people.identity p on p.id = c.person;

-- ... and the facts that stand today, neither corrected nor withdrawn.
create view candidacy.current_fact as
select f.*
from candidacy.fact f
where not f.withdrawn and not exists (select from candidacy.fact later where later.supersedes = f.id);

create index facts_by_candidacy on candidacy.fact (candidacy);
