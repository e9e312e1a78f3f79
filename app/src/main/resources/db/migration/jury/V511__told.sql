-- What the journal must tell of this module: whoever empties it is told by what is still here.
create view jury.told as
select 'decision' as sort, 'DOSSIER' as kind, d.candidacy::text as id, array['decision-recorded', 'decision-replaced'] as deeds,
       'decision:' || d.id as ref, d.id::text as named
from jury.decision d
union all
select 'session', 'SESSION', s.id::text, array['session-opened'], null, s.id::text from jury.session s
union all
select 'closing', 'SESSION', s.id::text, array['session-closed'], null, s.id::text from jury.session s
where s.closed_at is not null;
