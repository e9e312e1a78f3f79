-- What somebody was called before is erased with the rest once its time is over; that and when it changed stays.
alter table people.person_history add column erased_on date;
alter table people.person_history drop constraint a_correction_says_why;
alter table people.person_history add constraint a_correction_says_why
    check (what <> 'CORRECTED' or btrim(coalesce(motive, '')) <> '' or erased_on is not null);

-- History stays append-only; only the erasure of what is kept no longer empties a line, and says so.
create or replace function people.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'person_history' and current_setting('parchemin.erasing', true) = 'on' then
        if new.before is null and new.after is null and new.motive is null and new.erased_on is not null
           and (new.id, new.person, new.what, new.at, new.account, new.by_name)
               = (old.id, old.person, old.what, old.at, old.account, old.by_name)
           and new.other is not distinct from old.other then
            return new;
        end if;
    end if;
    raise exception 'history is append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- Lines that still say what somebody was called before, of whom, since when, and whether they may be emptied.
create view people.former_values as
select h.id, coalesce(p.merged_into, p.id) as person, h.at,
       exists (select from people.hold o
               where o.person in (p.id, p.merged_into) and o.lifted_at is null) as held
from people.person_history h join people.person p on p.id = h.person
where h.before is not null or h.after is not null or h.motive is not null;
