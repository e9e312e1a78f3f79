-- Whether anything of a person is still kept is asked for each line of their history.
create index candidacies_kept_by_person on candidacy.candidacy (person) where erased_on is null;
