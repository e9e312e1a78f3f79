-- The INSEE code of the place of birth; null: registered before codes were asked for, to be completed.
alter table people.person
    add column birth_code text constraint an_insee_code check (birth_code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'),
    add column phone text,
    add column street text,
    add column postcode text,
    add column town text,
    add column country text,
    -- The record that stands for this one since they were found to be the same person.
    add column merged_into bigint references people.person constraint no_one_stands_for_themselves check (merged_into <> id),
    add column plain_birth_name text generated always as (split_part(identity_key, '|', 1)) stored,
    -- Names without case or accents, by which a person is looked for.
    add column search_text text not null default '';

update people.person
set search_text = split_part(identity_key, '|', 1) || ' ' || split_part(identity_key, '|', 2)
                  || coalesce(' ' || lower(usage_name), '');

create index persons_by_birth_date on people.person (birth_date);
create index persons_by_email on people.person (email) where email is not null;
create index persons_by_name on people.person (sort_name, id) where merged_into is null;
create index persons_merged on people.person (merged_into) where merged_into is not null;

-- What changed about a person, each time it did.
create table people.person_history (
    id bigint generated always as identity primary key,
    person bigint not null references people.person,
    what text not null constraint a_known_change check (what in ('REGISTERED', 'CORRECTED', 'MERGED')),
    motive text,
    -- The other record, of a merge.
    other bigint references people.person,
    before jsonb,
    after jsonb,
    at timestamptz not null,
    account bigint not null,
    by_name text not null,
    constraint a_correction_says_why check (what <> 'CORRECTED' or btrim(coalesce(motive, '')) <> '')
);
create index history_by_person on people.person_history (person, id);
create index history_by_other on people.person_history (other, id) where other is not null;

create function people.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'history is append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger history_is_append_only before update or delete on people.person_history
    for each row execute function people.refuse_change();
create trigger history_is_never_emptied before truncate on people.person_history
    for each statement execute function people.refuse_change();

create or replace view people.identity as
select id, birth_name, usage_name, given_names, sex, birth_date, birth_place, email, identity_key, sort_name,
       birth_code, phone, street, postcode, town, country, merged_into
from people.person;
