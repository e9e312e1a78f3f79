-- Where candidates stand before an open session on its day: a projection, made anew from the facts at any time, so that a page
-- of the room costs its own rows. What is decided is compared with the facts themselves.
create table jury.standing (
    session bigint not null references jury.session,
    candidacy bigint not null references candidacy.candidacy,
    sort_name text collate people.french not null,
    -- Of the facts and the proposal, as decisions bear it.
    digest text not null,
    -- Whether there is a proposal that the jury can follow.
    ready boolean not null,
    primary key (session, candidacy)
);
create index standings_by_name on jury.standing (session, sort_name, candidacy);
create index standings_by_candidacy on jury.standing (candidacy);

-- With which day of the jury the standings of a session were made.
create table jury.standing_survey (
    session bigint primary key references jury.session,
    jury_on date
);
