create schema notice;

create function notice.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('parchemin.erasing', true) = 'on' then
        return old;
    end if;
    raise exception 'what people were told is append-only: % on %', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;

-- The results of an attempt at an assessment, shown to the candidates of a cohort from then on.
create table notice.publication (
    cohort bigint not null references candidacy.cohort,
    assessment text not null,
    attempt integer not null constraint attempts_count_from_one check (attempt >= 1),
    published_at timestamptz not null,
    published_by bigint not null,
    published_name text not null,
    primary key (cohort, assessment, attempt)
);
create trigger publications_are_append_only before update or delete on notice.publication
    for each row execute function notice.refuse_change();
create trigger publications_are_never_emptied before truncate on notice.publication
    for each statement execute function notice.refuse_change();
