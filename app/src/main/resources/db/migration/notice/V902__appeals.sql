-- A complaint or an appeal, as it was filed.
create table notice.appeal (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    kind text not null constraint a_known_kind_of_appeal check (kind in ('COMPLAINT', 'APPEAL')),
    about text not null constraint a_known_object_of_appeal check (about in ('RESULT', 'SITTING', 'DECISION')),
    words text not null constraint an_appeal_says_something check (btrim(words) <> ''),
    filed_on date not null,
    -- The last day on which it could be filed, absent: there is none.
    until date,
    reply_by date not null,
    filed_at timestamptz not null,
    filed_by bigint not null,
    filed_name text not null,
    constraint a_reply_comes_after_the_appeal check (reply_by >= filed_on)
);
create index appeals_by_candidacy on notice.appeal (candidacy, id);

-- What became of it; the last line stands.
create table notice.appeal_step (
    id bigint generated always as identity primary key,
    appeal bigint not null references notice.appeal,
    state text not null constraint a_known_state_of_appeal check (state in ('EXAMINED', 'ACCEPTED', 'REJECTED')),
    motive text,
    at timestamptz not null,
    by_account bigint not null,
    by_name text not null,
    constraint an_answer_has_a_motive check (state = 'EXAMINED' or btrim(coalesce(motive, '')) <> '')
);
create index appeal_steps on notice.appeal_step (appeal, id desc);
create unique index one_answer_per_appeal on notice.appeal_step (appeal) where state <> 'EXAMINED';
create unique index examined_once on notice.appeal_step (appeal) where state = 'EXAMINED';

create trigger appeals_are_append_only before update or delete on notice.appeal
    for each row execute function notice.refuse_change();
create trigger appeals_are_never_emptied before truncate on notice.appeal
    for each statement execute function notice.refuse_change();
create trigger appeal_steps_are_append_only before update or delete on notice.appeal_step
    for each row execute function notice.refuse_change();
create trigger appeal_steps_are_never_emptied before truncate on notice.appeal_step
    for each statement execute function notice.refuse_change();
