-- The centre that presents a candidate, and whose people see the dossier; null: the awarding body itself.
alter table candidacy.candidacy add column centre bigint;
create index candidacies_by_centre on candidacy.candidacy (centre, cohort) where centre is not null;
create index candidacies_by_person on candidacy.candidacy (person);
