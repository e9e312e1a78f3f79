-- The roles of an account, each with what it covers and for how long. A grant is ended, never removed.
create table people.granted (
    id bigint generated always as identity primary key,
    account bigint not null references people.account,
    role text not null constraint a_known_role check (role in
        ('OPERATOR', 'MANAGER', 'CENTRE_MANAGER', 'ASSESSOR', 'JUROR', 'CHAIR', 'AUDITOR', 'CANDIDATE')),
    scope text not null constraint a_known_scope check (scope in
        ('EVERYTHING', 'SCHEME', 'CENTRE', 'COHORT', 'PERSON', 'OPENED')),
    -- The scheme, or the number of the centre, cohort or person; empty where the scope needs none.
    of text not null default '' constraint a_scope_says_of_what check ((of = '') = (scope in ('EVERYTHING', 'OPENED'))),
    valid_from date not null,
    valid_until date constraint a_grant_ends_after_it_begins check (valid_until >= valid_from),
    granted_at timestamptz not null,
    granted_by bigint not null,
    ended_at timestamptz,
    ended_by bigint
);
create unique index one_standing_grant on people.granted (account, role, scope, of) where ended_at is null;

-- Until now an account had one role, without bounds.
insert into people.granted (account, role, scope, of, valid_from, granted_at, granted_by)
select id, role, case role when 'MANAGER' then 'EVERYTHING' else 'OPENED' end, '', created_at::date, created_at, 0
from people.account;

alter table people.account drop column role;
