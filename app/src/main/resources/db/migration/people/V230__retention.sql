-- People of whom nothing is erased for the time being.
create table people.hold (
    id bigint generated always as identity primary key,
    person bigint not null references people.person,
    reason text not null constraint a_hold_has_a_reason check (btrim(reason) <> ''),
    placed_at timestamptz not null,
    placed_by bigint not null,
    placed_name text not null,
    lifted_at timestamptz,
    lifted_by bigint
);
create unique index one_standing_hold on people.hold (person) where lifted_at is null;

-- What was erased when; one automatic run a day, whichever process begins it.
create table people.purge (
    id bigint generated always as identity primary key,
    day date not null,
    automatic boolean not null,
    ran_at timestamptz not null,
    ran_name text not null
);
create unique index one_automatic_purge_a_day on people.purge (day) where automatic;

create table people.purged (
    purge bigint not null references people.purge,
    name text not null,
    before date not null,
    erased bigint not null,
    primary key (purge, name)
);
