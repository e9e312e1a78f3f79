-- How often somebody tried and failed, counted for all processes together. The bucket is a digest of what is tried (an
-- account, an address) and for what.
create table people.attempt (
    bucket bytea primary key,
    failures int not null,
    tried_at timestamptz not null,
    -- Nothing is tried before.
    until timestamptz not null
);
create index attempts_by_time on people.attempt (tried_at);
