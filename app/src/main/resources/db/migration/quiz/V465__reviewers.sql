-- Who reviews a quiz before its scores count: whoever the manager names.
create table quiz.reviewer (
    id bigint generated always as identity primary key,
    quiz bigint not null references quiz.quiz,
    account bigint not null,
    name text not null,
    appointed_at timestamptz not null,
    appointed_by bigint not null,
    withdrawn_at timestamptz
);
create unique index one_place_per_reviewer on quiz.reviewer (quiz, account) where withdrawn_at is null;
create index reviewers_by_account on quiz.reviewer (account) where withdrawn_at is null;
