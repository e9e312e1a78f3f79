-- What somebody asks for at assessments because of a disability, never why: nothing here takes a text of one's own.
create table candidacy.accommodation_request (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    asked_on date not null,
    extra_time_percent integer not null constraint a_likely_extra_time check (extra_time_percent between 0 and 200),
    human_help boolean not null,
    adapted_document boolean not null,
    own_room boolean not null,
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint request_identity unique (id, candidacy),
    constraint a_request_asks_for_something check (extra_time_percent > 0 or human_help or adapted_document or own_room)
);
create index accommodation_requests_by_candidacy on candidacy.accommodation_request (candidacy, id);

create table candidacy.accommodation_decision (
    id bigint generated always as identity primary key,
    candidacy bigint not null,
    request bigint not null,
    outcome text not null constraint a_known_outcome check (outcome in ('GRANTED', 'REFUSED')),
    decided_on date not null,
    extra_time_percent integer not null constraint a_likely_extra_time check (extra_time_percent between 0 and 200),
    human_help boolean not null,
    adapted_document boolean not null,
    own_room boolean not null,
    supersedes bigint,
    motive text constraint a_known_motive check (motive in ('MISTAKE', 'APPEAL', 'NEW_NEEDS', 'ENDED')),
    recorded_at timestamptz not null,
    recorded_by bigint not null,
    recorded_name text not null,
    constraint decision_identity unique (id, request),
    constraint a_decision_is_about_a_request
        foreign key (request, candidacy) references candidacy.accommodation_request (id, candidacy),
    constraint a_correction_is_about_the_same_request
        foreign key (supersedes, request) references candidacy.accommodation_decision (id, request),
    constraint one_correction_per_decision unique (supersedes),
    constraint a_correction_has_a_motive check ((supersedes is null) = (motive is null)),
    constraint what_is_granted_is_something
        check ((outcome = 'GRANTED') = (extra_time_percent > 0 or human_help or adapted_document or own_room))
);
create unique index one_first_decision_per_request on candidacy.accommodation_decision (request) where supersedes is null;
create index accommodation_decisions_by_candidacy on candidacy.accommodation_decision (candidacy, id);

create trigger requests_are_append_only before update or delete on candidacy.accommodation_request
    for each row execute function candidacy.refuse_change();
create trigger requests_are_never_emptied before truncate on candidacy.accommodation_request
    for each statement execute function candidacy.refuse_change();
create trigger decisions_are_append_only before update or delete on candidacy.accommodation_decision
    for each row execute function candidacy.refuse_change();
create trigger decisions_are_never_emptied before truncate on candidacy.accommodation_decision
    for each statement execute function candidacy.refuse_change();

-- Decisions that stand today.
create view candidacy.current_accommodation_decision as
select d.*
from candidacy.accommodation_decision d
where not exists (select from candidacy.accommodation_decision later where later.supersedes = d.id);
