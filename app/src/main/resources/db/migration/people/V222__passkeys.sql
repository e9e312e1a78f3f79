-- By what an authenticator knows an account: random, so that it tells nothing to whoever finds the authenticator.
create table people.passkey_owner (
    account bigint primary key references people.account,
    handle bytea not null,
    constraint one_owner_per_handle unique (handle)
);

-- What lets an account in without a password: the public half of a key that never leaves the authenticator.
create table people.passkey (
    id bigint generated always as identity primary key,
    account bigint not null references people.account,
    credential bytea not null,
    public_key bytea not null,
    signature_count bigint not null,
    verified boolean not null,
    transports text[] not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    attestation bytea not null,
    client_data bytea not null,
    label text not null constraint a_passkey_has_a_label check (btrim(label) <> ''),
    added_at timestamptz not null,
    used_at timestamptz not null,
    constraint one_passkey_per_credential unique (credential)
);
create index passkeys_by_account on people.passkey (account);
