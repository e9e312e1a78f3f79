-- A letter to somebody, written in the transaction of what it is about and sent after it. Nothing of it is rendered here.
create table notice.letter (
    id bigint generated always as identity primary key,
    kind text not null constraint a_known_kind_of_letter
        check (kind in ('SUMMONS', 'SUMMONS_CANCELLED', 'DECISION', 'RESULTS', 'APPEAL_FILED', 'APPEAL_ANSWERED', 'REMINDER')),
    -- Who reads it: a candidate, or the holder of an account.
    candidacy bigint references candidacy.candidacy,
    account bigint,
    sitting bigint references sitting.sitting,
    -- How many letters about the same sitting its reader had before.
    sequence integer not null default 0,
    arguments jsonb not null,
    -- The same at each try, so that whoever gets it twice can tell.
    reference uuid not null default gen_random_uuid(),
    written_at timestamptz not null,
    next_try_at timestamptz not null,
    -- Until when one of the processes has it in hand.
    claimed_until timestamptz,
    tries integer not null default 0,
    failure text,
    sent_at timestamptz,
    given_up_at timestamptz,
    handed_at timestamptz,
    handed_name text,
    constraint a_letter_has_one_reader check (num_nonnulls(candidacy, account) = 1),
    constraint one_reference_per_letter unique (reference),
    constraint a_letter_given_up_says_why check (given_up_at is null or failure is not null),
    constraint handed_over_by_somebody check ((handed_at is null) = (handed_name is null))
);
create index letters_to_send on notice.letter (next_try_at, id)
    where sent_at is null and given_up_at is null and handed_at is null;
create index letters_by_candidacy on notice.letter (candidacy, id);
create index letters_by_sitting on notice.letter (sitting, candidacy) where sitting is not null;
create unique index one_reminder_per_assessor on notice.letter (sitting, account) where kind = 'REMINDER';
