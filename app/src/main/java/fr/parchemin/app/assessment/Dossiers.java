package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Proposal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The dossiers of all candidacies: what their facts make on a day, what the rules make of that, and changes to them. */
@Service
public class Dossiers {

    private final DossierRows rows;
    private final Catalog catalog;
    private final Facts facts;
    private final Results results;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Dossiers(
            DossierRows rows,
            Catalog catalog,
            Facts facts,
            Results results,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.catalog = catalog;
        this.facts = facts;
        this.results = results;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The dossier of a candidacy and what the rules make of it.
     *
     * @param asOf the day; facts of later days are left out. Absent: the day of the cohort
     */
    public Optional<Examined> examine(CandidacyId candidacy, @Nullable LocalDate asOf) {
        return rows.of(candidacy).map(row -> examined(row, asOf));
    }

    /** The dossiers of a whole cohort but those withdrawn, and what the rules make of them, in the French order of names; one statement. */
    public List<Examined> examine(CohortId cohort, @Nullable LocalDate asOf) {
        return rows.of(cohort).stream().map(row -> examined(row, asOf)).toList();
    }

    /** The same as they would be if the resits of the cohort were held on other days; one statement. */
    List<Examined> examineWithin(CohortId cohort, List<ResitWindow> windows) {
        return rows.of(cohort).stream()
                .map(row -> examined(row.within(windows), null))
                .toList();
    }

    /** The dossiers of these candidacies, in the same order; one statement. */
    public List<Examined> examine(List<CandidacyId> candidacies, @Nullable LocalDate asOf) {
        if (candidacies.isEmpty()) {
            return List.of();
        }
        Map<CandidacyId, Examined> found = rows.of(candidacies).stream()
                .map(row -> examined(row, asOf))
                .collect(Collectors.toMap(one -> one.candidacy().id(), Function.identity()));
        return candidacies.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * Writes the changes together, unless they would make the dossier contradict its scheme or itself.
     *
     * @param motive why, which a correction must say
     * @throws ChangedMeanwhile when somebody else changed one of these things since it was read
     */
    @Transactional
    public Changed change(CandidacyId candidacy, List<Change> changes, @Nullable String motive, Actor actor) {
        rows.hold(candidacy);
        var before = examine(candidacy, null).orElseThrow();
        var tooLate = daysAfter(before.dossier().asOf(), changes);
        if (!tooLate.isEmpty()) {
            return new Changed.Refused(tooLate);
        }
        var on = List.of(
                Thing.of(Kind.DOSSIER, candidacy.value()),
                Thing.of(Kind.COHORT, before.candidacy().cohort().value()));
        changes.forEach(change -> {
            long written = write(candidacy, change, change.isCorrection() ? motive : null, actor);
            events.publishEvent(deed(change, written, on, actor));
        });
        var after = examine(candidacy, null).orElseThrow();
        return switch (after.answer()) {
            case Answer.Contradiction(var _, List<DossierFault> faults) -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new Changed.Refused(faults);
            }
            case Proposal _ -> {
                events.publishEvent(new DossierChanged(after));
                yield new Changed.Written(before, after);
            }
        };
    }

    /** A dossier was changed; published in the transaction that did it. */
    public record DossierChanged(Examined now) {}

    private Examined examined(DossierRows.Row row, @Nullable LocalDate asOf) {
        var day = asOf == null ? row.candidacy().asOf() : asOf;
        var edition = catalog.edition(row.candidacy().edition());
        var dossier = row.dossier(edition.scheme(), day == null ? LocalDate.now(clock) : day);
        return new Examined(row.candidacy(), dossier, edition.decider().propose(dossier));
    }

    private static Deed deed(Change change, long written, List<Thing> on, Actor actor) {
        var kind = switch (change) {
            case Change.OfResult _ -> "result";
            case Change.OfReceipt _ -> "receipt";
            case Change.OfFact _, Change.Withdrawal _ -> "fact";
        };
        var done = change.isWithdrawal() ? "withdrawn" : change.isCorrection() ? "corrected" : "recorded";
        return new Deed(actor, kind + "-" + done, on, reference(kind, change.corrects()), reference(kind, written));
    }

    private static @Nullable String reference(String kind, @Nullable Long entry) {
        return entry == null ? null : kind + ":" + entry;
    }

    /** Gives the number of the entry written. */
    private long write(CandidacyId candidacy, Change change, @Nullable String motive, Actor actor) {
        return switch (change) {
            case Change.OfResult(var attempt, var on, var mark, var corrects) ->
                results.record(candidacy, attempt, on, mark, corrects, motive, actor);
            case Change.OfReceipt(var deliverable, var receipt, var corrects) ->
                results.receive(candidacy, deliverable, receipt, corrects, motive, actor);
            case Change.OfFact(var fact, var corrects) -> facts.record(candidacy, fact, corrects, motive, actor);
            case Change.Withdrawal(var entry) ->
                facts.withdraw(candidacy, entry, Objects.requireNonNull(motive), actor);
        };
    }

    /** A fact of a day to come is no fact; the engine would not see it, since later facts are left out. */
    private static List<DossierFault> daysAfter(LocalDate asOf, List<Change> changes) {
        return changes.stream()
                .map(Dossiers::day)
                .flatMap(Stream::ofNullable)
                .filter(day -> day.isAfter(asOf))
                .map(day -> new DossierFault(DossierFault.Code.AFTER_AS_OF, "on", day.toString(), asOf.toString()))
                .toList();
    }

    private static @Nullable LocalDate day(Change change) {
        return switch (change) {
            case Change.OfResult result -> result.mark() == null ? null : result.on();
            case Change.OfReceipt(var _, Receipt receipt, var _) -> receipt == null ? null : receipt.receivedOn();
            case Change.OfFact(Fact.Admissibility(var _, LocalDate on), var _) -> on;
            case Change.OfFact(Fact.ModuleFollowed(var _, LocalDate completedOn, var _), var _) -> completedOn;
            case Change.OfFact(Fact.Holding held, var _) -> held.awardedOn();
            case Change.OfFact _, Change.Withdrawal _ -> null;
        };
    }
}
