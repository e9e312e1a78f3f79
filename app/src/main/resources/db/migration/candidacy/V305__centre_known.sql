alter table candidacy.candidacy add constraint a_known_centre foreign key (centre) references people.organisation;
