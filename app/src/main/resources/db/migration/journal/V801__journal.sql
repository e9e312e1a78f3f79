create schema journal;

-- One row for each thing that happened. It names things by their numbers and holds nothing else about anybody; the hash of
-- a row covers that of the row before, so that a row removed, altered or moved shows.
create table journal.entry (
    -- 1, 2, 3... without holes: given under the lock on the head, in the transaction that did the thing.
    place bigint primary key constraint places_count_from_one check (place >= 1),
    at timestamptz not null,
    -- 0: the application itself.
    account bigint not null,
    role text not null,
    from_address text,
    what text not null constraint a_deed_has_a_code check (what ~ '^[a-z]+(-[a-z]+)*$'),
    before_ref text,
    after_ref text,
    -- What the things that it was done on come to, so that an altered thing is told from an altered row.
    things bytea not null constraint things_are_digested check (octet_length(things) = 32),
    previous bytea not null constraint a_link_has_a_hash check (octet_length(previous) = 32),
    hash bytea not null constraint a_row_has_a_hash check (octet_length(hash) = 32)
);
create index entries_by_account on journal.entry (account, place);
create index entries_by_what on journal.entry (what, place);
create index entries_by_time on journal.entry (at, place);

-- What an entry is about, the most particular first.
create table journal.entry_thing (
    place bigint not null references journal.entry,
    rank integer not null,
    kind text not null,
    id text not null,
    primary key (place, rank)
);
create index entries_by_thing on journal.entry_thing (kind, id, place desc);

-- The end of the chain. Whoever adds to it holds this row until the transaction ends, and takes it as the last lock of all.
create table journal.head (
    single boolean primary key default true constraint one_head check (single),
    place bigint not null,
    hash bytea not null
);
insert into journal.head (place, hash) values (0, decode(repeat('00', 32), 'hex'));

-- What came of each look at the whole chain.
create table journal.verification (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account bigint not null,
    entries bigint not null,
    first_at timestamptz,
    last_at timestamptz,
    last_hash bytea not null,
    fault text constraint a_known_fault check (fault in ('MISSING', 'ALTERED', 'THINGS_ALTERED', 'MOVED', 'CUT', 'HEAD')),
    fault_place bigint,
    constraint a_fault_has_a_place check ((fault is null) = (fault_place is null))
);

create function journal.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger entries_are_append_only before update or delete on journal.entry
    for each row execute function journal.refuse_change();
create trigger entries_are_never_emptied before truncate on journal.entry
    for each statement execute function journal.refuse_change();
create trigger things_are_append_only before update or delete on journal.entry_thing
    for each row execute function journal.refuse_change();
create trigger things_are_never_emptied before truncate on journal.entry_thing
    for each statement execute function journal.refuse_change();
create trigger the_head_stays before delete on journal.head
    for each row execute function journal.refuse_change();
create trigger the_head_is_never_emptied before truncate on journal.head
    for each statement execute function journal.refuse_change();
create trigger verifications_are_append_only before update or delete on journal.verification
    for each row execute function journal.refuse_change();
create trigger verifications_are_never_emptied before truncate on journal.verification
    for each statement execute function journal.refuse_change();
