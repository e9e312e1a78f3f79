-- All that a look found wrong, not the first thing alone, and the things that have no line at all.
alter table journal.verification
    add column faults text[] not null default '{}',
    add column untold text[] not null default '{}',
    add column untold_count bigint not null default 0;

alter table journal.verification disable trigger verifications_are_append_only;
update journal.verification set faults = array[fault || ' ' || fault_place || ' ' || fault_place] where fault is not null;
alter table journal.verification enable trigger verifications_are_append_only;
