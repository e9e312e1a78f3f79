-- Which text stands for each version of a scheme. Another text of the same version replaces it only while no candidacy rests on it.
create table catalog.version (
    scheme text not null,
    version text not null,
    edition bigint not null references catalog.edition,
    replaced bigint references catalog.edition,
    replaced_at timestamptz,
    constraint one_text_per_version primary key (scheme, version),
    constraint a_replacement_has_its_day check ((replaced is null) = (replaced_at is null))
);

insert into catalog.version (scheme, version, edition)
select distinct on (scheme, version) scheme, version, id from catalog.edition order by scheme, version, id desc;
