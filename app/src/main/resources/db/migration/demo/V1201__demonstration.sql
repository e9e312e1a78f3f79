create schema demo;

-- What was invented is all that is here: without this row nothing invented is ever written beside what is there.
create table demo.demonstration (
    only_one boolean primary key default true constraint one_demonstration_a_database check (only_one),
    begun_at timestamptz not null default now()
);
