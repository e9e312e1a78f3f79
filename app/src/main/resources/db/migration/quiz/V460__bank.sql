create schema quiz;

-- What may be asked in which quiz assessments of a scheme.
create table quiz.theme (
    id bigint generated always as identity primary key,
    scheme text not null,
    name text not null constraint a_theme_has_a_name check (btrim(name) <> ''),
    assessments text[] not null constraint a_theme_serves_an_assessment check (cardinality(assessments) > 0),
    constraint one_theme_per_name unique (scheme, name)
);

-- A question as the bank lists it: its last version, repeated so that a list has its index.
create table quiz.question (
    id bigint generated always as identity primary key,
    scheme text not null,
    code text not null constraint a_question_has_a_code check (code ~ '^[A-Za-z_][A-Za-z0-9_.-]{0,63}$'),
    theme bigint not null references quiz.theme,
    kind text not null constraint a_known_kind_of_question
        check (kind in ('SINGLE', 'MULTIPLE', 'TRUE_FALSE', 'NUMERIC', 'ORDER')),
    withdrawn boolean not null,
    last integer not null,
    search_text text not null,
    constraint one_question_per_code unique (scheme, code)
);
create index questions_by_theme on quiz.question (theme) where not withdrawn;
create index questions_by_scheme on quiz.question (scheme, id);

create table quiz.version (
    id bigint generated always as identity primary key,
    question bigint not null references quiz.question,
    number integer not null constraint versions_count_from_one check (number >= 1),
    theme bigint not null references quiz.theme,
    kind text not null,
    prompt text not null constraint a_question_asks_something check (btrim(prompt) <> ''),
    choices text[] not null,
    -- The places of the right choices, from 0; for true or false 1 or 0; empty for a number or an order.
    right_choices integer[] not null,
    value numeric,
    tolerance numeric constraint a_tolerance_is_not_negative check (tolerance >= 0),
    explanation text not null,
    withdrawn boolean not null,
    motive text,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint one_version_per_number unique (question, number),
    constraint a_later_version_has_a_motive check (number = 1 or btrim(coalesce(motive, '')) <> ''),
    constraint a_version_can_be_answered check (case kind
        when 'SINGLE' then cardinality(choices) >= 2 and cardinality(right_choices) = 1
        when 'MULTIPLE' then cardinality(choices) >= 2 and cardinality(right_choices) >= 1
        when 'TRUE_FALSE' then cardinality(right_choices) = 1
        when 'NUMERIC' then value is not null and tolerance is not null
        when 'ORDER' then cardinality(choices) >= 2
        else false
    end)
);

create function quiz.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('parchemin.erasing', true) = 'on' then
        return old;
    end if;
    raise exception 'what was asked and answered is append-only: % on %', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger versions_are_append_only before update or delete on quiz.version
    for each row execute function quiz.refuse_change();
create trigger versions_are_never_emptied before truncate on quiz.version
    for each statement execute function quiz.refuse_change();
