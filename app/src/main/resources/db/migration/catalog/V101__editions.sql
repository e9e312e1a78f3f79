create schema catalog;

-- Every version of a scheme that was ever loaded, with the very text it was read from.
create table catalog.edition (
    id bigint generated always as identity primary key,
    scheme text not null,
    version text not null,
    digest text not null,
    file text not null,
    source text not null,
    loaded_at timestamptz not null,
    constraint one_edition_per_text unique (scheme, version, digest)
);

-- What a parchment must say and the scheme's document may leave open.
create table catalog.mentions (
    scheme text primary key,
    certifier text not null,
    title text not null,
    register_number text not null,
    decided_on date,
    level integer constraint a_level_of_the_national_framework check (level between 1 and 8),
    nsf text not null,
    place text not null,
    signatory text not null,
    signatory_function text not null,
    revision integer not null default 1,
    changed_at timestamptz not null,
    changed_by text not null
);
