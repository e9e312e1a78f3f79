-- When the evidence of a candidacy was erased, its time being over; null: it is there.
alter table candidacy.candidacy add column erased_on date;

-- Facts stay append-only; only the erasure of what is kept no longer deletes, and says so.
create or replace function candidacy.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('parchemin.erasing', true) = 'on' then
        return old;
    end if;
    raise exception 'facts are append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- Candidacies whose evidence is there, with the day since which nothing happened to them and whether it may be erased.
create view candidacy.kept as
select c.id, c.person,
       greatest(coalesce(h.jury_on, c.enrolled_on), c.enrolled_on, c.created_at::date,
                (select max(f.recorded_at)::date from candidacy.fact f where f.candidacy = c.id)) as last_day,
       exists (select from people.hold o where o.person = c.person and o.lifted_at is null) as held
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
where c.erased_on is null;

create index imports_by_day on candidacy.import (uploaded_at);

create or replace view candidacy.file as
select c.id, c.cohort, c.person, c.number, c.route, c.origin, c.enrolled_on, c.presented_blocks,
       h.edition, h.name as cohort_name, h.jury_on, h.as_of,
       p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.email, p.sort_name, c.erased_on
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
join people.identity p on p.id = c.person;
