create schema api;

-- The answers to requests that were sent with a key of their own: the same request sent again gets the same answer.
create table api.request (
    account bigint not null,
    key text not null,
    -- The SHA-256 of what was asked, so that a key is not used for two things.
    digest bytea not null,
    status int,
    location text,
    answer text,
    received_at timestamptz not null,
    primary key (account, key)
);
create index requests_by_time on api.request (received_at);
