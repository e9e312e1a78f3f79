-- What the journal must tell of this module: whoever empties it is told by what is still here.
create view award.told as
select 'certificate' as sort, 'CERTIFICATE' as kind, c.number as id, array['certificate-issued'] as deeds, null::text as ref,
       c.number as named
from award.certificate c
union all
select 'revocation', 'CERTIFICATE', c.number, array['certificate-revoked'], null, c.number
from award.revocation r join award.certificate c on c.id = r.certificate;
