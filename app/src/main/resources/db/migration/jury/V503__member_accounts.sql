-- With which account a member sees the session; null: none, somebody else records what the jury decides.
alter table jury.member add column account bigint references people.account;
create index members_by_account on jury.member (account, session) where account is not null;
