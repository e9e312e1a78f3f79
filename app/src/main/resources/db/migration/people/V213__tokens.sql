-- An account may have no password (it was invited, or enters by links only), speaks a language, and may be closed.
alter table people.account alter column password_hash drop not null;
alter table people.account add column language text not null default 'fr'
    constraint a_language_of_the_pages check (language in ('fr', 'en'));
alter table people.account add column closed_at timestamptz;
alter table people.account add column closed_by bigint;

-- What lets somebody in once without a password. Only the digest of the secret is kept.
create table people.token (
    id bigint generated always as identity primary key,
    account bigint not null references people.account,
    purpose text not null constraint a_known_purpose check (purpose in ('INVITATION', 'RESET', 'LINK')),
    digest bytea not null,
    created_at timestamptz not null,
    created_by bigint not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint one_token_per_secret unique (digest)
);
create index tokens_by_account on people.token (account);
