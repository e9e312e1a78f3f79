create schema award;

-- The last number given in a series, such as RNCP38026-2026; held by the transaction that issues, so that none is skipped.
create table award.series (
    name text primary key,
    last bigint not null
);

-- A certificate says what it says for ever: it copies all that it needs and depends on nothing that may change.
create table award.certificate (
    id bigint generated always as identity primary key,
    number text not null,
    code text not null constraint a_code_has_twenty_characters check (code ~ '^[2-9A-HJKMNPR-TV-Z]{20}$'),
    scheme text not null,
    edition bigint not null,
    session bigint not null,
    candidacy bigint not null,
    candidacy_number text not null,
    document text not null,
    given_names text not null,
    birth_name text not null,
    usage_name text,
    woman boolean not null,
    birth_date date not null,
    birth_place text not null,
    certifier text not null constraint a_certifier_is_named check (btrim(certifier) <> ''),
    title text not null constraint a_title_is_said check (btrim(title) <> ''),
    register_number text not null constraint a_register_number_is_said check (btrim(register_number) <> ''),
    decided_on date not null,
    level integer,
    nsf text[] not null constraint a_speciality_is_said check (cardinality(nsf) > 0),
    block text,
    block_title text,
    block_register_code text,
    delivered_on date not null,
    place text not null constraint a_place_is_said check (btrim(place) <> ''),
    signatory text not null constraint a_signatory_is_named check (btrim(signatory) <> ''),
    signatory_function text not null constraint a_function_is_said check (btrim(signatory_function) <> ''),
    sample boolean not null,
    issued_at timestamptz not null,
    -- What a search looks in: names and number in small letters without accents.
    search text not null,
    constraint one_certificate_per_number unique (number),
    constraint one_certificate_per_code unique (code),
    constraint one_certificate_per_thing_awarded unique nulls not distinct (candidacy, session, block),
    constraint a_block_has_a_title check ((block is null) = (block_title is null))
);

create index certificates_by_session on award.certificate (session);
create index certificates_by_candidacy on award.certificate (candidacy);

create table award.revocation (
    certificate bigint primary key references award.certificate,
    reason text not null constraint a_revocation_has_a_reason check (btrim(reason) <> ''),
    revoked_at timestamptz not null,
    revoked_by bigint not null,
    revoked_name text not null
);

create function award.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'certificates never change: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger certificates_never_change before update or delete on award.certificate
    for each row execute function award.refuse_change();
create trigger certificates_are_never_emptied before truncate on award.certificate
    for each statement execute function award.refuse_change();
create trigger revocations_stand before update or delete on award.revocation
    for each row execute function award.refuse_change();
create trigger revocations_are_never_emptied before truncate on award.revocation
    for each statement execute function award.refuse_change();
