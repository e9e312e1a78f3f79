-- The list of sessions: the open ones first, then the latest.
create index sessions_as_listed on jury.session ((closed_at is null) desc, held_on desc, id desc);
