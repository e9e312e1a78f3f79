package fr.parchemin.app.demo;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings forward a dossier of the time after a title's end, so that nobody lives in the future: the days after the end
 * move, those before it, on which its rights rest, stay.
 */
final class Earlier {

    private final LocalDate end;
    private final long days;

    private Earlier(LocalDate end, long days) {
        this.end = end;
        this.days = days;
    }

    /** The same dossier as of {@code latest} at the latest. */
    static Dossier than(LocalDate latest, Scheme scheme, Dossier dossier) {
        var end = scheme.validity().registeredUntil();
        long days = ChronoUnit.DAYS.between(latest, dossier.asOf());
        return end == null || days <= 0 || latest.isBefore(end) ? dossier : new Earlier(end, days).move(dossier);
    }

    private Dossier move(Dossier dossier) {
        var asOf = dossier.asOf().minusDays(days);
        return new Dossier(
                dossier.id(),
                dossier.scheme(),
                dossier.version(),
                dossier.route(),
                asOf,
                dossier.origin(),
                move(dossier.enrolledOn()),
                move(dossier.juryDate()),
                dossier.presentedBlocks(),
                dossier.attendance(),
                dossier.placementDays(),
                dossier.experienceMonths(),
                dossier.admissibility(),
                dossier.modules(),
                dossier.results().stream().map(this::move).toList(),
                dossier.deliverables().stream().map(this::move).toList(),
                dossier.holdings().stream()
                        .filter(held -> !held.awardedOn().isAfter(asOf))
                        .toList(),
                dossier.session(),
                dossier.windows());
    }

    private Result move(Result result) {
        return new Result(
                result.assessment(),
                result.attempt(),
                later(result.on()),
                result.block(),
                result.competency(),
                result.mark());
    }

    private Receipt move(Receipt receipt) {
        return new Receipt(receipt.deliverable(), later(receipt.receivedOn()), receipt.pages(), receipt.situations());
    }

    private @Nullable LocalDate move(@Nullable LocalDate day) {
        return day == null ? null : later(day);
    }

    private LocalDate later(LocalDate day) {
        return day.isAfter(end) ? day.minusDays(days) : day;
    }
}
