package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortAgenda;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The jury of a cohort: its session as long as it is not closed, else the day for which none is open yet. */
@Component
class SessionCohortAgenda implements CohortAgenda {

    private final JdbcClient jdbc;

    SessionCohortAgenda(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long id, LocalDate heldOn, boolean closed) {}

    @Override
    public List<Entry> of(Cohort cohort, Actor actor) {
        var sessions = jdbc.sql(
                        "select id, held_on, closed_at is not null as closed from jury.session where cohort = :cohort")
                .param("cohort", cohort.id().value())
                .query((row, _) ->
                        new Row(row.getLong("id"), row.getObject("held_on", LocalDate.class), row.getBoolean("closed")))
                .list();
        var juryOn = cohort.juryOn();
        if (sessions.isEmpty() && juryOn != null) {
            return List.of(entry(
                    cohort,
                    juryOn,
                    "jury.calendar.to-open",
                    Action.OPEN_SESSION.allows(actor.role())
                            ? "/jurys/nouveau?cohorte=" + cohort.id().value()
                            : null));
        }
        return sessions.stream()
                .filter(session -> !session.closed())
                .map(session -> entry(
                        cohort,
                        session.heldOn(),
                        "jury.calendar.open",
                        Action.SEE_SESSION.allows(actor.role()) ? "/jurys/" + session.id() : null))
                .toList();
    }

    private static Entry entry(Cohort cohort, LocalDate day, String key, @Nullable String address) {
        return new Entry(CohortAgenda.Kind.JURY, day, day.toString(), key, List.of(), cohort.size(), address, true);
    }
}
