-- Since when a candidacy is withdrawn; null: it is not. How it came to be so is told by its moves.
alter table candidacy.candidacy add column withdrawn_on date;

create table candidacy.move (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    what text not null constraint a_known_move check (what in ('WITHDRAWN', 'REOPENED', 'TRANSFERRED')),
    day date not null,
    reason text not null constraint a_known_reason
        check (reason in ('PERSONAL', 'EMPLOYMENT', 'FUNDING', 'NO_NEWS', 'EXCLUDED', 'ORGANISATION', 'MISTAKE', 'OTHER')),
    from_cohort bigint not null references candidacy.cohort,
    to_cohort bigint references candidacy.cohort,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint only_a_transfer_leads_elsewhere check ((what = 'TRANSFERRED') = (to_cohort is not null)),
    constraint a_transfer_leads_elsewhere check (to_cohort <> from_cohort)
);
create index moves_by_candidacy on candidacy.move (candidacy, id);
create index moves_by_cohort on candidacy.move (from_cohort, id);
create index candidacies_withdrawn on candidacy.candidacy (cohort) where withdrawn_on is not null;

create trigger moves_are_append_only before update or delete on candidacy.move
    for each row execute function candidacy.refuse_change();

create or replace view candidacy.file as
select c.id, c.cohort, c.person, c.number, c.route, c.origin, c.enrolled_on, c.presented_blocks,
       h.edition, h.name as cohort_name, h.jury_on, h.as_of,
       p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.email, p.sort_name, c.erased_on,
       p.birth_code, c.withdrawn_on
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
join people.identity p on p.id = c.person;
