-- What the journal must tell of this module: whoever empties it is told by what is still here.
create view people.told as
select 'account' as sort, 'ACCOUNT' as kind, a.id::text as id, array['account-opened', 'grant-given'] as deeds, null::text as ref,
       a.id::text as named
from people.account a;
