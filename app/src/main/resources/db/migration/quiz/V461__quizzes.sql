create table quiz.quiz (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    assessment text not null,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    minutes integer not null constraint a_quiz_lasts check (minutes between 1 and 600),
    shuffled boolean not null,
    partial_credit boolean not null,
    -- Whether scores go to the dossiers without an assessor, as the scheme says.
    automatic boolean not null,
    opened_at timestamptz not null,
    opened_by bigint not null,
    opened_name text not null,
    constraint a_window_opens_before_it_closes check (opens_at < closes_at)
);
create index quizzes_by_cohort on quiz.quiz (cohort, id);

create table quiz.part (
    quiz bigint not null references quiz.quiz,
    theme bigint not null references quiz.theme,
    size integer not null constraint a_part_has_questions check (size >= 1),
    primary key (quiz, theme)
);

-- A candidate who may take a quiz; removed_at: no more, which is possible as long as it was not begun.
create table quiz.seat (
    id bigint generated always as identity primary key,
    quiz bigint not null references quiz.quiz,
    candidacy bigint not null references candidacy.candidacy,
    -- Which attempt at the assessment it is: 1 for the first sitting.
    attempt integer not null constraint attempts_count_from_one check (attempt >= 1),
    given_at timestamptz not null,
    given_by bigint not null,
    removed_at timestamptz,
    removed_by bigint
);
create unique index one_seat_per_candidate on quiz.seat (quiz, candidacy) where removed_at is null;
create index seats_by_candidacy on quiz.seat (candidacy);

-- The one time that a seat is used.
create table quiz.paper (
    id bigint generated always as identity primary key,
    seat bigint not null references quiz.seat,
    begun_at timestamptz not null,
    -- Extra time included.
    ends_at timestamptz not null,
    extra_percent integer not null constraint extra_time_is_not_negative check (extra_percent >= 0),
    closed_at timestamptz,
    handed_in boolean,
    constraint one_paper_per_seat unique (seat),
    constraint a_paper_ends_after_it_begins check (begun_at < ends_at),
    constraint a_closed_paper_says_how check ((closed_at is null) = (handed_in is null))
);
create index papers_to_close on quiz.paper (ends_at) where closed_at is null;

-- The questions that were drawn for a paper.
create table quiz.drawn (
    paper bigint not null references quiz.paper,
    place integer not null,
    version bigint not null references quiz.version,
    -- The choices in the order in which they are shown.
    shown integer[] not null,
    primary key (paper, place)
);
create index drawn_by_version on quiz.drawn (version);

-- Every answer that was ever given; the last one of a place stands.
create table quiz.answer (
    id bigint generated always as identity primary key,
    paper bigint not null,
    place integer not null,
    choices integer[] not null,
    typed text not null,
    -- The page from which it came: what another page did not see is not written over.
    page text not null,
    given_at timestamptz not null,
    foreign key (paper, place) references quiz.drawn (paper, place)
);
create index answers_by_place on quiz.answer (paper, place, id desc);

create table quiz.neutralised (
    quiz bigint not null references quiz.quiz,
    version bigint not null references quiz.version,
    motive text not null constraint a_neutralisation_has_a_motive check (btrim(motive) <> ''),
    decided_at timestamptz not null,
    decided_by bigint not null,
    decided_name text not null,
    primary key (quiz, version)
);

-- What a paper was found worth, each time that it was; the last one stands.
create table quiz.score (
    id bigint generated always as identity primary key,
    paper bigint not null references quiz.paper,
    share numeric not null constraint a_score_is_a_share check (share between 0 and 1),
    motive text,
    scored_at timestamptz not null
);
create index scores_by_paper on quiz.score (paper, id desc);

-- What became of a score in the dossier: the entry that bears it, or why it was refused.
create table quiz.entry (
    id bigint generated always as identity primary key,
    score bigint not null references quiz.score,
    result bigint,
    refused text,
    at timestamptz not null,
    constraint written_or_refused check (num_nonnulls(result, refused) = 1)
);
create index entries_by_score on quiz.entry (score, id desc);

create trigger drawn_is_append_only before update or delete on quiz.drawn
    for each row execute function quiz.refuse_change();
create trigger answers_are_append_only before update or delete on quiz.answer
    for each row execute function quiz.refuse_change();
create trigger answers_are_never_emptied before truncate on quiz.answer
    for each statement execute function quiz.refuse_change();
create trigger neutralisations_are_append_only before update or delete on quiz.neutralised
    for each row execute function quiz.refuse_change();
create trigger scores_are_append_only before update or delete on quiz.score
    for each row execute function quiz.refuse_change();
create trigger entries_are_append_only before update or delete on quiz.entry
    for each row execute function quiz.refuse_change();
