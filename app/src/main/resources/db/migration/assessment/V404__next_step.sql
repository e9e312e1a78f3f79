-- What a candidate may still sit in this session, kept beside the outlook and made anew with it: who is entitled to what is
-- listed without asking the rules about everybody.
create table assessment.next_step (
    candidacy bigint not null references candidacy.candidacy,
    cohort bigint not null references candidacy.cohort,
    sort_name text collate people.french not null,
    action text not null,
    assessment text not null,
    -- Empty where the assessment says it.
    block text not null,
    attempt integer not null,
    competencies text[] not null,
    format text,
    from_day date,
    until_day date,
    -- What must come first; null: open now.
    after_what text,
    primary key (candidacy, assessment, block, action)
);
create index steps_by_assessment on assessment.next_step (cohort, assessment, action, sort_name, candidacy);
create index steps_by_name on assessment.next_step (cohort, action, sort_name, candidacy, assessment, block);

-- What was kept without them is made anew.
delete from assessment.survey;
