-- What is worth a second look in a row that is accepted.
alter table candidacy.import_row add column remarks jsonb not null default '[]';
