-- How often a job was begun, and since when it is: a process that dies leaves it to another, which begins at its start.
alter table candidacy.import_job
    add column tries integer not null default 0,
    add column begun_at timestamptz;
