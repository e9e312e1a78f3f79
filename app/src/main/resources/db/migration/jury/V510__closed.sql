-- What a closed session is, for ever: its pages and its minutes are read from here, whatever becomes of cohorts, candidacies,
-- people, results, schemes and of the words of this software.
create table jury.closing (
    session bigint primary key references jury.session,
    cohort_name text not null,
    -- The minutes as they were printed, and what their bytes come to.
    minutes bytea not null constraint minutes_are_not_empty check (octet_length(minutes) > 0),
    minutes_sha256 bytea not null constraint minutes_have_a_fingerprint check (octet_length(minutes_sha256) = 32)
);

-- The candidates on whom it decided, as they were known at the moment of closing.
create table jury.closed_case (
    session bigint not null references jury.closing,
    candidacy bigint not null references candidacy.candidacy,
    decision bigint not null references jury.decision,
    number text not null,
    listed_name text not null,
    spoken_name text not null,
    sort_name text collate people.french not null,
    -- Whether there was a proposal that the jury could follow.
    ready boolean not null,
    -- The facts that stood against each block: its code, and the place of the finding in the proposal of the decision.
    fact_blocks text[] not null,
    fact_findings integer[] not null,
    primary key (session, candidacy),
    constraint every_fact_has_its_block check (cardinality(fact_blocks) = cardinality(fact_findings))
);
create index closed_cases_by_name on jury.closed_case (session, sort_name, candidacy);
create index closed_cases_by_candidacy on jury.closed_case (candidacy);
create unique index one_closed_case_per_decision on jury.closed_case (decision);

create trigger closings_never_change before update or delete on jury.closing
    for each row execute function jury.refuse_change();
create trigger closings_are_never_emptied before truncate on jury.closing
    for each statement execute function jury.refuse_change();
create trigger closed_cases_never_change before update or delete on jury.closed_case
    for each row execute function jury.refuse_change();
create trigger closed_cases_are_never_emptied before truncate on jury.closed_case
    for each statement execute function jury.refuse_change();

create function jury.refuse_new_members() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (new.session, new.place, new.name, new.capacity, new.chair)
                            = (old.session, old.place, old.name, old.capacity, old.chair) then
        return new;
    end if;
    if exists (select from jury.session s
               where s.id = case when tg_op = 'DELETE' then old.session else new.session end and s.closed_at is not null) then
        raise exception 'the session is closed' using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger members_stay_once_it_is_closed before insert or update or delete on jury.member
    for each row execute function jury.refuse_new_members();
