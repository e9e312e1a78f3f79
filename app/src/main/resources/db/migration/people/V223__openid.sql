-- Whom a provider of identities means by a subject. One that was ended stays, so that the same subject does not come
-- back by its e-mail alone.
create table people.openid_link (
    id bigint generated always as identity primary key,
    account bigint not null references people.account,
    issuer text not null constraint a_link_has_an_issuer check (btrim(issuer) <> ''),
    subject text not null constraint a_link_has_a_subject check (btrim(subject) <> ''),
    label text not null,
    way text not null constraint a_known_way check (way in ('EMAIL', 'INVITATION', 'OWNER')),
    linked_at timestamptz not null,
    used_at timestamptz not null,
    ended_at timestamptz
);
create unique index one_account_per_subject on people.openid_link (issuer, subject) where ended_at is null;
create unique index one_subject_per_account on people.openid_link (account, issuer) where ended_at is null;
create index openid_links_by_subject on people.openid_link (issuer, subject);

-- Who vouches for a civil identity, since when. It ends when the identity is changed.
create table people.certification (
    id bigint generated always as identity primary key,
    person bigint not null references people.person,
    source text not null constraint a_certification_has_a_source check (btrim(source) <> ''),
    certified_at timestamptz not null,
    account bigint not null,
    ended_at timestamptz
);
create unique index one_standing_certification on people.certification (person) where ended_at is null;

alter table people.person_history
    drop constraint a_known_change,
    add constraint a_known_change check (what in ('REGISTERED', 'CORRECTED', 'MERGED', 'CERTIFIED'));
