package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.PersonalRecords;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked for and granted because of a disability. */
@Component
class AccommodationRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    AccommodationRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public String name() {
        return "accommodations";
    }

    @Override
    public List<Map<String, Object>> of(PersonId person, Actor by) {
        var sight = Sight.ofCandidacies(by);
        return PersonalRecords.rows(jdbc.sql("""
                        select c.number, a.outcome, a.day, a.extra_time_percent, a.human_help, a.adapted_document,
                               a.own_room, a.motive, a.recorded_at::date as recorded_on
                        from (select candidacy, 'ASKED' as outcome, asked_on as day, extra_time_percent, human_help,
                                     adapted_document, own_room, null as motive, recorded_at
                              from candidacy.accommodation_request
                              union all
                              select candidacy, outcome, decided_on, extra_time_percent, human_help,
                                     adapted_document, own_room, motive, recorded_at
                              from candidacy.accommodation_decision) a
                        join candidacy.candidacy c on c.id = a.candidacy join candidacy.cohort h on h.id = c.cohort
                        where c.person = :person and %s order by a.recorded_at""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("person", person.value()));
    }
}
