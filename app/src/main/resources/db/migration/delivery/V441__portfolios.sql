-- The professional situations of a practice portfolio while it is written. What is handed in is printed and kept as a
-- version; these rows are its draft.
create table delivery.situation (
    id bigint generated always as identity primary key,
    candidacy bigint not null references candidacy.candidacy,
    deliverable text not null,
    title text not null,
    context text not null,
    done text not null,
    outcome text not null,
    -- The competencies that it illustrates.
    competencies text[] not null,
    -- Counts what was saved, so that one page does not write over what another saved.
    revision integer not null constraint revisions_count_from_one check (revision >= 1),
    saved_at timestamptz not null,
    saved_by bigint not null,
    saved_name text not null,
    removed_at timestamptz
);
create index situations_by_candidacy on delivery.situation (candidacy, deliverable, id) where removed_at is null;
