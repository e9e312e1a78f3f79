-- Results stay append-only; only the erasure of what is kept no longer deletes, and says so.
create or replace function assessment.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('parchemin.erasing', true) = 'on' then
        return old;
    end if;
    raise exception 'facts are append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
