create schema assessment;

create table assessment.result (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    assessment text not null,
    attempt integer not null constraint attempts_count_from_one check (attempt >= 1),
    -- Empty where the assessment says it, or where all that it covers is meant.
    block text not null default '',
    competency text not null default '',
    held_on date not null,
    grade text,
    score numeric constraint a_score_is_a_share check (score between 0 and 1),
    absence text constraint an_absence_is_justified_or_not check (absence in ('JUSTIFIED', 'UNJUSTIFIED')),
    awaited boolean constraint awaited_or_nothing check (awaited),
    withdrawn boolean not null default false,
    supersedes bigint,
    motive text,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint a_result_says_one_thing
        check (num_nonnulls(grade, score, absence, awaited) = case when withdrawn then 0 else 1 end),
    constraint result_identity unique (id, candidacy, assessment, attempt, block, competency),
    constraint a_correction_is_about_the_same_attempt
        foreign key (supersedes, candidacy, assessment, attempt, block, competency)
        references assessment.result (id, candidacy, assessment, attempt, block, competency),
    constraint one_correction_per_result unique (supersedes),
    constraint a_correction_has_a_motive check (supersedes is null or btrim(coalesce(motive, '')) <> ''),
    constraint only_a_correction_withdraws check (not withdrawn or supersedes is not null)
);

-- With one correction per result, this leaves one current result per attempt.
create unique index one_first_result_per_attempt
    on assessment.result (candidacy, assessment, attempt, block, competency) where supersedes is null;

create table assessment.receipt (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    deliverable text not null,
    received_on date,
    pages integer constraint pages_are_counted check (pages >= 0),
    situations integer constraint situations_are_counted check (situations >= 0),
    withdrawn boolean not null default false,
    supersedes bigint,
    motive text,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint a_receipt_has_a_day check ((received_on is null) = withdrawn),
    constraint receipt_identity unique (id, candidacy, deliverable),
    constraint a_correction_is_about_the_same_deliverable
        foreign key (supersedes, candidacy, deliverable) references assessment.receipt (id, candidacy, deliverable),
    constraint one_correction_per_receipt unique (supersedes),
    constraint a_correction_has_a_motive check (supersedes is null or btrim(coalesce(motive, '')) <> ''),
    constraint only_a_correction_withdraws check (not withdrawn or supersedes is not null)
);

create unique index one_first_receipt_per_deliverable
    on assessment.receipt (candidacy, deliverable) where supersedes is null;

create function assessment.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'facts are append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger results_are_append_only before update or delete on assessment.result
    for each row execute function assessment.refuse_change();
create trigger results_are_never_emptied before truncate on assessment.result
    for each statement execute function assessment.refuse_change();
create trigger receipts_are_append_only before update or delete on assessment.receipt
    for each row execute function assessment.refuse_change();
create trigger receipts_are_never_emptied before truncate on assessment.receipt
    for each statement execute function assessment.refuse_change();

create view assessment.current_result as
select r.*
from assessment.result r
where not r.withdrawn and not exists (select from assessment.result later where later.supersedes = r.id);

create view assessment.current_receipt as
select r.*
from assessment.receipt r
where not r.withdrawn and not exists (select from assessment.receipt later where later.supersedes = r.id);

create index results_by_candidacy on assessment.result (candidacy);
create index receipts_by_candidacy on assessment.receipt (candidacy);
