-- Bodies that take part: who awards, prepares, examines, employs.
create table people.organisation (
    id bigint generated always as identity primary key,
    name text not null constraint an_organisation_has_a_name check (btrim(name) <> ''),
    awards boolean not null default false,
    prepares boolean not null default false,
    examines boolean not null default false,
    employs boolean not null default false,
    siret text constraint a_siret_has_fourteen_digits check (siret ~ '^[0-9]{14}$'),
    -- LEI, EUID or VAT number, for who has no SIRET.
    legal_id text,
    street text,
    postcode text,
    town text,
    country text,
    closed_on date,
    revision bigint not null default 0,
    constraint one_organisation_per_siret unique (siret),
    constraint an_organisation_does_something check (awards or prepares or examines or employs)
);

-- What an organisation is accredited for. An accreditation is ended, never removed.
create table people.accreditation (
    id bigint generated always as identity primary key,
    organisation bigint not null references people.organisation,
    scheme text not null,
    purpose text not null constraint a_known_purpose check (purpose in ('PREPARE', 'ASSESS')),
    -- Null: all blocks.
    blocks text[],
    sites text,
    valid_from date not null,
    valid_until date not null,
    constraint an_accreditation_ends_after_it_begins check (valid_until >= valid_from)
);
create index accreditations_by_organisation on people.accreditation (organisation, scheme, purpose, valid_from);

create table people.organisation_history (
    id bigint generated always as identity primary key,
    organisation bigint not null references people.organisation,
    what text not null constraint a_known_change check (what in ('REGISTERED', 'CORRECTED', 'ACCREDITED', 'ENDED')),
    before jsonb not null,
    after jsonb not null,
    at timestamptz not null,
    account bigint not null,
    by_name text not null
);
create index history_by_organisation on people.organisation_history (organisation, id);
create trigger organisation_history_is_append_only before update or delete on people.organisation_history
    for each row execute function people.refuse_change();
create trigger organisation_history_is_never_emptied before truncate on people.organisation_history
    for each statement execute function people.refuse_change();
