-- What was asked, decided, marked or recorded lately keeps a dossier too.
create or replace view candidacy.kept as
select c.id, c.person,
       greatest(coalesce(h.jury_on, c.enrolled_on), c.enrolled_on, c.created_at::date,
                (select max(f.recorded_at)::date from candidacy.fact f where f.candidacy = c.id),
                (select max(r.recorded_at)::date from candidacy.accommodation_request r where r.candidacy = c.id),
                (select max(d.recorded_at)::date from candidacy.accommodation_decision d where d.candidacy = c.id),
                (select max(p.recorded_at)::date from candidacy.presence p where p.candidacy = c.id),
                (select max(t.recorded_at)::date from candidacy.attendance_total t where t.candidacy = c.id),
                (select max(p.recorded_at)::date from candidacy.period p where p.candidacy = c.id),
                (select max(s.recorded_at)::date from candidacy.admissibility_step s where s.candidacy = c.id),
                (select max(m.recorded_at)::date from candidacy.move m where m.candidacy = c.id)) as last_day,
       exists (select from people.hold o where o.person = c.person and o.lifted_at is null) as held
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
where c.erased_on is null;
