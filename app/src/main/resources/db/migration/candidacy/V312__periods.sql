-- Time in companies during the training, and experience of before. What stands is what no other line supersedes.
create table candidacy.period (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    kind text not null constraint a_known_kind_of_period check (kind in ('PLACEMENT', 'EXPERIENCE')),
    employer text not null constraint an_employer_has_a_name check (btrim(employer) <> ''),
    siret text constraint a_siret_has_14_digits check (siret ~ '^[0-9]{14}$'),
    from_day date not null,
    until_day date not null,
    -- Part of a working day, in percent; of placements.
    percent integer not null default 100 constraint a_likely_part check (percent between 1 and 100),
    weekly_hours numeric constraint likely_weekly_hours check (weekly_hours > 0 and weekly_hours <= 60),
    total_hours numeric constraint likely_total_hours check (total_hours > 0),
    days_off date[] not null default '{}',
    proof text not null constraint a_known_proof
        check (proof in ('AGREEMENT', 'CERTIFICATE', 'CONTRACT', 'PAYSLIPS', 'SWORN')),
    reference text not null default '' constraint a_short_reference check (length(reference) <= 60),
    withdrawn boolean not null default false,
    supersedes bigint,
    motive text,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint period_identity unique (id, candidacy, kind),
    constraint a_correction_is_about_the_same_candidacy
        foreign key (supersedes, candidacy, kind) references candidacy.period (id, candidacy, kind),
    constraint one_correction_per_period unique (supersedes),
    constraint a_period_ends_after_it_begins check (until_day >= from_day),
    constraint an_experience_has_hours
        check (kind = 'PLACEMENT' or (weekly_hours is null) <> (total_hours is null)),
    constraint a_correction_has_a_motive check (supersedes is null or btrim(coalesce(motive, '')) <> '')
);
create index periods_by_candidacy on candidacy.period (candidacy, kind, id);
create trigger periods_are_append_only before update or delete on candidacy.period
    for each row execute function candidacy.refuse_change();

create view candidacy.current_period as
select p.*
from candidacy.period p
where not p.withdrawn and not exists (select from candidacy.period later where later.supersedes = p.id);

-- What became of a feasibility file. What stands is what no other line supersedes.
create table candidacy.admissibility_step (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    step text not null constraint a_known_step check (step in ('INCOMPLETE', 'COMPLETE', 'GRANTED', 'REFUSED', 'SILENCE')),
    day date not null,
    -- What is missing of a file, or why it is refused.
    words text not null default '' constraint short_words check (length(words) <= 300),
    withdrawn boolean not null default false,
    supersedes bigint,
    motive text,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint step_identity unique (id, candidacy),
    constraint a_correction_is_about_the_same_file
        foreign key (supersedes, candidacy) references candidacy.admissibility_step (id, candidacy),
    constraint one_correction_per_step unique (supersedes),
    constraint what_is_missing_is_said check (step not in ('INCOMPLETE', 'REFUSED') or btrim(words) <> ''),
    constraint a_correction_has_a_motive check (supersedes is null or btrim(coalesce(motive, '')) <> '')
);
create index admissibility_steps_by_candidacy on candidacy.admissibility_step (candidacy, id);
create trigger admissibility_steps_are_append_only before update or delete on candidacy.admissibility_step
    for each row execute function candidacy.refuse_change();

create view candidacy.current_admissibility_step as
select s.*
from candidacy.admissibility_step s
where not s.withdrawn and not exists (select from candidacy.admissibility_step later where later.supersedes = s.id);
