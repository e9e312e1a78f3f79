-- The day to which the jury adjourned a candidacy, where it named one: until a later jury presents the candidacy again, that is its day.
alter table candidacy.candidacy add column adjourned_to date;

create or replace view candidacy.file as
select c.id, c.cohort, c.person, c.number, c.route, c.origin, c.enrolled_on, c.presented_blocks,
       h.edition, h.name as cohort_name,
       case when h.jury_on <= c.adjourned_on then c.adjourned_to else h.jury_on end as jury_on, h.as_of,
       p.birth_name, p.usage_name, p.given_names, p.sex, p.birth_date, p.birth_place, p.email, p.sort_name, c.erased_on,
       p.birth_code, c.withdrawn_on, h.session, (h.created_at at time zone 'Europe/Paris')::date as opened_on
from candidacy.candidacy c
join candidacy.cohort h on h.id = c.cohort
join people.identity p on p.id = c.person;
