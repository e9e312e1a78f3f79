create schema delivery;

-- Until when a deliverable of a cohort may be handed in. The last row of each stands; without a day, the jury's day decides.
create table delivery.deadline (
    id bigint generated always as identity primary key,
    cohort bigint not null references candidacy.cohort,
    deliverable text not null,
    last_day date,
    set_at timestamptz not null,
    set_by bigint not null,
    set_name text not null
);
create index deadlines_by_cohort on delivery.deadline (cohort, deliverable, id desc);

-- A file as somebody sent it. The file itself is in the store, under its digest.
create table delivery.version (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    deliverable text not null,
    number integer not null constraint versions_count_from_one check (number >= 1),
    digest text not null constraint a_digest_is_sha_256 check (digest ~ '^[0-9a-f]{64}$'),
    size bigint not null constraint a_file_is_not_empty check (size > 0),
    format text not null,
    pages integer constraint a_file_has_pages check (pages >= 1),
    -- Of a portfolio written here, the number of its situations.
    situations integer constraint situations_are_counted check (situations >= 1),
    file_name text not null,
    sent_at timestamptz not null,
    sent_by bigint not null,
    sent_name text not null,
    constraint one_version_per_number unique (candidacy, deliverable, number)
);
create index versions_by_digest on delivery.version (digest);
create index versions_by_day on delivery.version (candidacy, sent_at);

-- Which version stands behind a receipt of the dossier, which says whether it still stands.
create table delivery.handed_in (
    receipt bigint primary key,
    version bigint not null references delivery.version,
    -- The last day that stood then, when it was over.
    late_since date
);
create index handed_in_by_version on delivery.handed_in (version);

create function delivery.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('parchemin.erasing', true) = 'on' then
        return old;
    end if;
    raise exception 'what was handed in is append-only: % on %', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger deadlines_are_append_only before update or delete on delivery.deadline
    for each row execute function delivery.refuse_change();
create trigger versions_are_append_only before update or delete on delivery.version
    for each row execute function delivery.refuse_change();
create trigger versions_are_never_emptied before truncate on delivery.version
    for each statement execute function delivery.refuse_change();
create trigger handed_in_is_append_only before update or delete on delivery.handed_in
    for each row execute function delivery.refuse_change();
create trigger handed_in_is_never_emptied before truncate on delivery.handed_in
    for each statement execute function delivery.refuse_change();
