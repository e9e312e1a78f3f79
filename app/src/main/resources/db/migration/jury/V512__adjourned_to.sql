-- The day to which a jury adjourns a candidate, where it names one.
alter table jury.decision add column adjourned_to date check (adjourned_to is null or ruling = 'ADJOURNED');

create or replace view jury.current_decision as
select d.*
from jury.decision d
where not exists (select from jury.decision later where later.supersedes = d.id);
