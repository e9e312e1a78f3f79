-- Large files are read and enrolled in the background, by whichever process claims them. A claim runs out when its
-- process dies, and the next one begins again: what is written stands whole or not at all.
create table candidacy.import_job (
    import bigint primary key references candidacy.import on delete cascade,
    kind text not null constraint a_known_kind_of_job check (kind in ('READ', 'ENROL')),
    state text not null constraint a_known_state_of_job check (state in ('QUEUED', 'DONE', 'FAILED')),
    -- The file, until it is read.
    content bytea,
    account bigint not null,
    role text not null,
    from_address text,
    done integer not null default 0,
    total integer not null default 0,
    claimed_until timestamptz,
    reason text,
    arguments jsonb not null default '[]',
    queued_at timestamptz not null
);
create index jobs_queued on candidacy.import_job (import) where state = 'QUEUED';
