-- Whose file it is: a centre sees its own only. Null: from before.
alter table candidacy.import add column uploaded_account bigint;
