package fr.parchemin.app.sitting.web;

import fr.parchemin.app.assessment.ReadFile;
import fr.parchemin.app.assessment.Readings;
import fr.parchemin.app.assessment.Readings.Reading;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scheme;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is read beside a grid: what the candidate handed in for the block that is assessed, or for all of them. */
@Component
class BesideGrid {

    private final Readings readings;
    private final Catalog catalog;
    private final MessageSource messages;

    BesideGrid(Readings readings, Catalog catalog, MessageSource messages) {
        this.readings = readings;
        this.catalog = catalog;
        this.messages = messages;
    }

    /**
     * Something to read.
     *
     * @param foreign the language of its title where it is not the reader's
     */
    record Page(
            String address,
            String title,
            @Nullable String foreign,
            String receivedOn,
            @Nullable Integer pages,
            boolean shown) {}

    /** What there is to read about a candidate at a sitting, in the order of the scheme. */
    List<Page> of(Sitting sitting, Seat seat, Locale locale) {
        var scheme = catalog.edition(sitting.edition()).scheme();
        var labels = new Labels(scheme, messages, locale);
        return readings.of(seat.candidacy()).stream()
                .filter(reading -> isAbout(scheme, sitting, seat, reading.deliverable()))
                .map(reading -> page(sitting, seat.candidacy(), reading, labels, locale))
                .toList();
    }

    private static Page page(Sitting sitting, CandidacyId candidacy, Reading reading, Labels labels, Locale locale) {
        return new Page(
                "/passages/" + sitting.id().value() + "/grilles/" + candidacy.value() + "/livrables/"
                        + reading.deliverable(),
                labels.deliverable(reading.deliverable()),
                labels.foreign(),
                new Formats(locale).day(reading.receivedOn()),
                reading.pages(),
                reading.shown());
    }

    /** The file of one of them, absent: it is not read there. */
    Optional<ReadFile> file(Sitting sitting, Seat seat, String deliverable) {
        var scheme = catalog.edition(sitting.edition()).scheme();
        return isAbout(scheme, sitting, seat, deliverable)
                ? readings.file(seat.candidacy(), deliverable)
                : Optional.empty();
    }

    private static boolean isAbout(Scheme scheme, Sitting sitting, Seat seat, String deliverable) {
        var assessment = Objects.requireNonNull(scheme.assessment(sitting.assessment()));
        return scheme.deliverables().stream()
                .filter(one -> one.id().equals(deliverable))
                .anyMatch(one -> assessment.reads() == null
                        ? isOf(one.block(), assessment.block())
                        : isRead(one, assessment.reads(), scheme, seat.items()));
    }

    private static boolean isOf(@Nullable String block, @Nullable String assessed) {
        return block == null || assessed == null || block.equals(assessed);
    }

    /** Whether it is what a reading reads: that of a block that is marked, or that of the whole. */
    private static boolean isRead(Deliverable one, String reads, Scheme scheme, List<String> items) {
        var block = one.block();
        return block == null
                ? one.id().equals(reads)
                : one.id().equals(block + "." + reads) && isMarked(scheme.block(block), items);
    }

    private static boolean isMarked(@Nullable Block block, List<String> items) {
        return block != null
                && (items.isEmpty()
                        || items.contains(block.id())
                        || block.competencies().stream().anyMatch(one -> items.contains(one.id())));
    }
}
