-- The second factor of an account: a secret shared with a device that shows a new code every thirty seconds.
create table people.second_factor (
    account bigint primary key references people.account,
    secret bytea not null,
    added_at timestamptz not null,
    -- The last step of thirty seconds whose code was used: none of that step or before is taken again.
    last_step bigint not null
);

-- What gets in when the device is lost, each once.
create table people.recovery_code (
    account bigint not null references people.second_factor on delete cascade,
    digest bytea not null,
    used_at timestamptz,
    primary key (account, digest)
);
