package fr.parchemin.engine.invented;

import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeSession;
import fr.parchemin.engine.scheme.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The days on which a scheme opens or ends something, each with the day before and the day after. */
final class TurningDays {

    private TurningDays() {}

    static List<LocalDate> of(Scheme scheme) {
        List<LocalDate> days = new ArrayList<>();
        for (Assessment assessment : scheme.assessments()) {
            if (assessment.resit() != null) {
                days.add(assessment.resit().window().from());
                days.add(assessment.resit().window().until());
            }
        }
        for (SchemeSession session : scheme.sessions()) {
            session.windows().values().forEach(window -> {
                days.add(window.from());
                days.add(window.until());
            });
        }
        Validity validity = scheme.validity();
        days.add(validity.until());
        days.add(validity.registeredUntil());
        days.add(validity.lastAward());
        days.add(validity.grace() == null ? null : validity.grace().until());
        return days.stream()
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1)))
                .toList();
    }
}
