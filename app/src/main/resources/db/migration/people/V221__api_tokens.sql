-- What a machine shows to act for an account: its secret is never kept, only its SHA-256. A token is ended, never removed.
create table people.api_token (
    id bigint generated always as identity primary key,
    account bigint not null references people.account,
    name text not null constraint a_token_has_a_name check (btrim(name) <> ''),
    digest bytea not null,
    role text not null constraint a_known_role check (role in
        ('OPERATOR', 'MANAGER', 'CENTRE_MANAGER', 'ASSESSOR', 'JUROR', 'CHAIR', 'AUDITOR', 'CANDIDATE')),
    -- EVERYTHING: all that the account reaches in that role, whatever that becomes.
    scope text not null constraint a_known_scope check (scope in ('EVERYTHING', 'SCHEME', 'COHORT')),
    of text not null default '' constraint a_scope_says_of_what check ((of = '') = (scope = 'EVERYTHING')),
    writes boolean not null,
    made_at timestamptz not null,
    made_on date not null,
    valid_until date not null
        constraint a_token_lives_a_year_at_most check (valid_until between made_on and made_on + 366),
    last_used_on date,
    ended_at timestamptz,
    ended_by bigint,
    constraint one_api_token_per_secret unique (digest)
);
create unique index one_standing_token_per_name on people.api_token (account, name) where ended_at is null;
