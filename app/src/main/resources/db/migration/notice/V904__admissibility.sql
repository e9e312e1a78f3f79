-- What becomes of a feasibility file, and of a request for accommodations, is told too.
alter table notice.letter drop constraint a_known_kind_of_letter;
alter table notice.letter add constraint a_known_kind_of_letter
    check (kind in ('SUMMONS', 'SUMMONS_CANCELLED', 'DECISION', 'RESULTS', 'APPEAL_FILED', 'APPEAL_ANSWERED', 'ADMISSIBILITY',
                    'ACCOMMODATION', 'REMINDER'));
