-- Recorded once it had begun: nobody was to be summoned to it.
alter table sitting.sitting add column afterwards boolean not null default false;

-- Why people were summoned later than the rules ask.
create table sitting.late_call (
    id bigint generated always as identity primary key,
    sitting bigint not null references sitting.sitting,
    motive text not null constraint a_late_call_has_a_motive check (btrim(motive) <> ''),
    asked integer not null constraint the_rules_asked_for_some_days check (asked > 0),
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null
);
create index late_calls_of_sitting on sitting.late_call (sitting, id);
create trigger late_calls_are_append_only before update or delete on sitting.late_call
    for each row execute function sitting.refuse_change();
