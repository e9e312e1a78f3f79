package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The sittings to which a candidate is summoned. */
@Component
class SittingAgenda implements Agenda {

    private final SeatRows seats;
    private final SittingRows sittings;
    private final Catalog catalog;
    private final MessageSource messages;
    private final Clock clock;

    SittingAgenda(SeatRows seats, SittingRows sittings, Catalog catalog, MessageSource messages, Clock clock) {
        this.seats = seats;
        this.sittings = sittings;
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Due> due(CandidacyId candidacy) {
        var summoned = seats.awaited(candidacy).stream()
                .filter(seat -> seat.summonedAt() != null)
                .collect(Collectors.toMap(Seat::sitting, seat -> seat));
        var today = LocalDate.now(clock);
        return sittings.of(List.copyOf(summoned.keySet())).stream()
                .filter(sitting -> !sitting.when().day().isBefore(today))
                .map(sitting -> due(sitting, Objects.requireNonNull(summoned.get(sitting.id()))))
                .toList();
    }

    private Due due(Sitting sitting, Seat seat) {
        var locale = LocaleContextHolder.getLocale();
        var labels = new Labels(catalog.edition(sitting.edition()).scheme(), messages, locale);
        var day = sitting.when().day();
        return new Due(
                new Matter(Matter.Kind.ASSESSMENT, sitting.assessment(), seat.attempt() > 1, seat.items()),
                "sitting.due",
                List.of(
                        labels.assessment(sitting.assessment()),
                        new Formats(locale).hour(sitting.when().begins())),
                day,
                day,
                sitting.where().place(),
                new Door(
                        "/dossiers/" + seat.candidacy().value() + "/convocations/"
                                + sitting.id().value(),
                        "sitting.due.go"),
                true);
    }
}
