create schema people;

-- Names in French order, whatever the database's own.
create collation people.french (provider = icu, locale = 'fr-FR');

create table people.person (
    id bigint generated always as identity primary key,
    birth_name text not null constraint a_birth_name_is_not_blank check (btrim(birth_name) <> ''),
    usage_name text,
    given_names text not null constraint given_names_are_not_blank check (btrim(given_names) <> ''),
    sex text not null constraint sex_is_f_or_m check (sex in ('F', 'M')),
    birth_date date not null,
    birth_place text not null,
    email text,
    -- Birth name, given names, day and place of birth, without case or accents.
    identity_key text not null,
    sort_name text collate people.french not null,
    constraint one_person_per_identity unique (identity_key)
);

create table people.account (
    id bigint generated always as identity primary key,
    email text not null,
    name text not null,
    password_hash text not null,
    role text not null constraint a_known_role check (role in ('MANAGER', 'CHAIR')),
    created_at timestamptz not null,
    constraint one_account_per_email unique (email)
);

-- What other modules may read in their own statements.
create view people.identity as
select id, birth_name, usage_name, given_names, sex, birth_date, birth_place, email, identity_key, sort_name
from people.person;
