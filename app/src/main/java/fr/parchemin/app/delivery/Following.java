package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Sight;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.scheme.Deliverable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who of a cohort has handed in what. */
@Service
public class Following {

    private final JdbcClient jdbc;
    private final Candidacies candidacies;
    private final Deadlines deadlines;
    private final Catalog catalog;

    Following(JdbcClient jdbc, Candidacies candidacies, Deadlines deadlines, Catalog catalog) {
        this.jdbc = jdbc;
        this.candidacies = candidacies;
        this.deadlines = deadlines;
        this.catalog = catalog;
    }

    /**
     * One candidate.
     *
     * @param states how far each deliverable is, by its name; one that is not asked of them is not there
     */
    public record Row(Candidacy candidacy, Map<String, Piece.State> states) {

        /** Whether anything that is asked is not handed in. */
        public boolean isMissing() {
            return states.values().stream().anyMatch(state -> state != Piece.State.HANDED_IN);
        }
    }

    private record Sent(Set<String> handedIn, Set<String> drafts) {}

    /**
     * The candidates of a cohort from a place on, in the French order of names.
     *
     * @param missing whether only those to whom something is still asked
     * @param after the last one before them, absent: from the first
     */
    public List<Row> rows(
            Cohort cohort, boolean missing, @Nullable CandidacyId after, int most, LocalDate today, Actor actor) {
        var deliverables = catalog.edition(cohort.edition()).scheme().deliverables();
        var own = deadlines.own(cohort.id());
        var sent = sent(cohort, actor);
        return candidacies.of(cohort.id()).stream()
                .filter(one -> sent.containsKey(one.id().value()))
                .map(one -> new Row(
                        one,
                        states(
                                one,
                                deliverables,
                                own,
                                Objects.requireNonNull(sent.get(one.id().value())),
                                today)))
                .filter(row -> !missing || row.isMissing())
                .dropWhile(new Before(after))
                .limit(most)
                .toList();
    }

    /** True until the one after which the page begins. */
    private static final class Before implements Predicate<Row> {

        private final @Nullable CandidacyId after;
        private boolean over;

        Before(@Nullable CandidacyId after) {
            this.after = after;
            this.over = after == null;
        }

        @Override
        public boolean test(Row row) {
            boolean still = !over;
            over = over || row.candidacy().id().equals(after);
            return still;
        }
    }

    private static Map<String, Piece.State> states(
            Candidacy candidacy,
            List<Deliverable> deliverables,
            Map<String, LocalDate> own,
            Sent sent,
            LocalDate today) {
        return deliverables.stream()
                .filter(one -> Pieces.isAsked(one, candidacy))
                .collect(Collectors.toMap(
                        Deliverable::id,
                        one -> state(one.id(), Deadlines.lastDay(own, one.id(), candidacy.juryOn()), sent, today)));
    }

    private static Piece.State state(String deliverable, @Nullable LocalDate lastDay, Sent sent, LocalDate today) {
        if (sent.handedIn().contains(deliverable)) {
            return Piece.State.HANDED_IN;
        }
        if (lastDay != null && today.isAfter(lastDay)) {
            return Piece.State.LATE;
        }
        return sent.drafts().contains(deliverable) ? Piece.State.DRAFT : Piece.State.TO_HAND_IN;
    }

    /** Of each candidate whom somebody sees, in one statement. */
    private Map<Long, Sent> sent(Cohort cohort, Actor actor) {
        var sight = Sight.ofCandidacies(actor);
        record Line(long candidacy, Sent sent) {}
        return jdbc
                .sql("""
                        select c.id,
                               array(select r.deliverable from assessment.current_receipt r where r.candidacy = c.id) as handed,
                               array(select distinct v.deliverable from delivery.version v where v.candidacy = c.id
                                     union select distinct s.deliverable from delivery.situation s
                                     where s.candidacy = c.id and s.removed_at is null) as drafts
                        from candidacy.candidacy c join candidacy.cohort h on h.id = c.cohort
                        where c.cohort = :cohort and %s""".formatted(sight.condition()))
                .params(sight.parameters())
                .param("cohort", cohort.id().value())
                .query((row, _) -> new Line(
                        row.getLong("id"),
                        new Sent(Set.of((String[]) row.getArray("handed").getArray()), Set.of((String[])
                                row.getArray("drafts").getArray()))))
                .list()
                .stream()
                .collect(Collectors.toMap(Line::candidacy, Line::sent));
    }
}
