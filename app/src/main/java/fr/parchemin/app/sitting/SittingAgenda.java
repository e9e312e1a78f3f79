package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The sittings to which a candidate is summoned. */
@Component
class SittingAgenda implements Agenda {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

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
        return sittings.of(seats.summoned(candidacy, LocalDate.now(clock))).stream()
                .map(this::due)
                .toList();
    }

    private Due due(Sitting sitting) {
        var locale = LocaleContextHolder.getLocale();
        var labels = new Labels(catalog.edition(sitting.edition()).scheme(), messages, locale);
        var day = sitting.when().day();
        var from = day.atTime(sitting.when().from()).atZone(PARIS).toInstant();
        return new Due(
                "sitting.due",
                List.of(
                        labels.assessment(sitting.assessment()),
                        day.toString(),
                        new Formats(locale).hour(from),
                        sitting.where().place()),
                day,
                day,
                null,
                true);
    }
}
