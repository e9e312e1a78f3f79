-- The dossier of a machine says where somebody was born by its code, as the record of the person does.
create or replace view candidacy.file as
select c.id, c.cohort, c.person, c.number, c.route, c.origin, c.enrolled_on, c.presented_blocks,
       h.edition, h.name as cohort_name, h.jury_on, h.as_of,
       p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.email, p.sort_name, c.erased_on,
       p.birth_code
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
join people.identity p on p.id = c.person;
