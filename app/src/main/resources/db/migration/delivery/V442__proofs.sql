-- What shows that a candidate has what they bring in: a file, a reference, or both, and who looked at it. What was noted by
-- mistake is withdrawn by a further row, with its motive.
create table delivery.proof (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    -- What is held, as the dossier names it, and the line of the dossier that stood then.
    subject text not null constraint a_proof_is_about_something check (subject <> ''),
    fact bigint not null,
    reference text not null default '',
    digest text constraint a_digest_is_sha_256 check (digest ~ '^[0-9a-f]{64}$'),
    size bigint constraint a_file_is_not_empty check (size > 0),
    pages integer constraint a_file_has_pages check (pages >= 1),
    file_name text,
    withdraws bigint references delivery.proof,
    motive text,
    checked_at timestamptz not null,
    checked_by bigint not null,
    checked_name text not null,
    constraint a_proof_shows_something check (withdraws is not null or digest is not null or btrim(reference) <> ''),
    constraint a_file_is_whole check ((digest is null) = (size is null) and (digest is null) = (file_name is null)),
    constraint one_withdrawal_per_proof unique (withdraws),
    constraint a_withdrawal_has_a_motive check ((withdraws is null) = (motive is null) and btrim(coalesce(motive, 'none')) <> '')
);
create index proofs_of_candidacy on delivery.proof (candidacy, id);
create index proofs_by_digest on delivery.proof (digest) where digest is not null;

create trigger proofs_are_append_only before update or delete on delivery.proof
    for each row execute function delivery.refuse_change();
create trigger proofs_are_never_emptied before truncate on delivery.proof
    for each statement execute function delivery.refuse_change();
