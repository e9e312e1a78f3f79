package fr.parchemin.app.sitting.web;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scheme;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a candidate handed in and an assessor reads beside the grid. */
@Component
class Works {

    private final Catalog catalog;
    private final Telling telling;

    Works(Catalog catalog, Telling telling) {
        this.catalog = catalog;
        this.telling = telling;
    }

    /** Something to read, and where. */
    record Work(String title, String address) {}

    /** What is read at a reading; elsewhere, all that the candidate handed in, where the scheme asks for something. */
    List<Work> of(Sitting sitting, Seat seat, Locale locale) {
        var scheme = catalog.edition(sitting.edition()).scheme();
        var all = "/dossiers/" + seat.candidacy().value() + "/livrables";
        if (!sitting.reading()) {
            return scheme.deliverables().isEmpty()
                    ? List.of()
                    : List.of(new Work(telling.say("sitting.works.all", locale), all));
        }
        var labels = telling.labels(sitting, locale);
        return scheme.deliverables().stream()
                .filter(one -> isRead(one, scheme, sitting, seat.items()))
                .map(one -> new Work(
                        telling.say("sitting.works.read", locale, labels.deliverable(one.id())),
                        all + "/" + one.id() + "/lecture"))
                .toList();
    }

    /** Whether it is read for what is marked: the one of a marked block, or the one of the whole. */
    private static boolean isRead(Deliverable one, Scheme scheme, Sitting sitting, List<String> items) {
        var assessment = scheme.assessment(sitting.assessment());
        var block = one.block();
        if (assessment == null || assessment.reads() == null) {
            return false;
        }
        return block == null
                ? one.id().equals(assessment.reads())
                : one.id().equals(block + "." + assessment.reads()) && isMarked(scheme.block(block), items);
    }

    private static boolean isMarked(@Nullable Block block, List<String> items) {
        return block != null
                && (items.isEmpty()
                        || items.contains(block.id())
                        || block.competencies().stream().anyMatch(one -> items.contains(one.id())));
    }
}
