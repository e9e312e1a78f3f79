package fr.parchemin.app.delivery;

import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Changed;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Facts.ChangedMeanwhile;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.DossierFault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Handing in, which tells the dossier and locks the deliverable; and taking back, which staff do for a reason. */
@Service
public class Handing {

    private final Candidacies candidacies;
    private final Pieces pieces;
    private final Versions versions;
    private final Dossiers dossiers;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Handing(
            Candidacies candidacies,
            Pieces pieces,
            Versions versions,
            Dossiers dossiers,
            JdbcClient jdbc,
            MessageSource messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.candidacies = candidacies;
        this.pieces = pieces;
        this.versions = versions;
        this.dossiers = dossiers;
        this.jdbc = jdbc;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** It is done; {@code version} is what was handed in or taken back, absent: only a receipt by hand was. */
        record Done(@Nullable Version version) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal why) implements Outcome {}

        /** The dossier did not take it; nothing changed. */
        record Contradicted(List<DossierFault> faults) implements Outcome {}
    }

    /**
     * What is to be handed in.
     *
     * @param number the version that was seen: handing in another one unseen is refused
     * @param on the day it came in, which staff may say; absent: today
     * @param situations how many situations a file presents, where that is asked
     */
    public record Wanted(
            int number, @Nullable LocalDate on, @Nullable Integer situations) {}

    /** Hands in the latest version. */
    public Outcome handIn(CandidacyId id, String deliverable, Wanted wanted, Actor by) {
        var candidacy = candidacies.find(id).orElseThrow();
        return transacted(() -> handIn(candidacy, deliverable, wanted, by));
    }

    /** The same within the transaction of the caller, which is to be undone unless it is done. */
    Outcome handIn(Candidacy candidacy, String deliverable, Wanted wanted, Actor by) {
        versions.hold(candidacy.id());
        var piece = pieces.find(candidacy, deliverable).orElseThrow();
        var why = Deposits.over(candidacy).or(() -> refusal(piece, wanted, by));
        return why.isPresent()
                ? new Outcome.Refused(why.get())
                : write(candidacy, piece, Objects.requireNonNull(piece.last()), wanted, by);
    }

    /** Why it may not be handed in, absent: it may. */
    public Optional<Refusal> refusal(Piece piece, Wanted wanted, Actor by) {
        var last = piece.last();
        if (piece.handedIn() != null) {
            return Optional.of(Refusal.of("handed-in"));
        }
        if (last == null) {
            return Optional.of(Refusal.of("nothing-sent"));
        }
        if (last.number() != wanted.number()) {
            return Optional.of(Refusal.of("newer-version", wanted.number(), last.number()));
        }
        var few = tooFew(piece, situations(last, wanted));
        if (few.isPresent()) {
            return few;
        }
        return by.role() == Role.CANDIDATE ? beyondLimits(piece, last) : impossibleDay(wanted);
    }

    /** What the rules limit binds candidates; staff take it in all the same, and the dossier remarks on it. */
    private Optional<Refusal> beyondLimits(Piece piece, Version last) {
        var lastDay = piece.lastDay();
        if (lastDay != null && piece.isOver(LocalDate.now(clock))) {
            return Optional.of(Refusal.of("late", lastDay));
        }
        var most = piece.deliverable().pagesAtMost();
        return most != null && last.pages() != null && last.pages() > most
                ? Optional.of(Refusal.of("over-long", last.pages(), most))
                : Optional.empty();
    }

    private Optional<Refusal> impossibleDay(Wanted wanted) {
        var today = LocalDate.now(clock);
        return wanted.on() != null && wanted.on().isAfter(today)
                ? Optional.of(Refusal.of("day-to-come", wanted.on(), today))
                : Optional.empty();
    }

    private static Optional<Refusal> tooFew(Piece piece, @Nullable Integer situations) {
        int least = piece.deliverable().situationsAtLeast();
        if (least == 0 || (situations != null && situations >= least)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of("too-few-situations", situations == null ? 0 : situations, least));
    }

    private static @Nullable Integer situations(Version version, Wanted wanted) {
        return version.situations() == null ? wanted.situations() : version.situations();
    }

    private Outcome write(Candidacy candidacy, Piece piece, Version version, Wanted wanted, Actor by) {
        var today = LocalDate.now(clock);
        var on = by.role() == Role.CANDIDATE || wanted.on() == null ? today : wanted.on();
        var deliverable = piece.deliverable().id();
        var before = pieces.lastLine(candidacy, deliverable);
        var receipt = new Receipt(
                deliverable,
                on,
                version.pages(),
                piece.deliverable().situationsAtLeast() == 0 ? null : situations(version, wanted));
        var change = new Change.OfReceipt(
                deliverable, receipt, before == null ? null : before.recorded().id());
        // The line that withdrew the receipt before is corrected, which asks for a motive.
        var motive = messages.getMessage("delivery.handed-in-again", new Object[] {version.number()}, Locale.FRENCH);
        return switch (dossiers.change(candidacy.id(), List.of(change), motive, by)) {
            case Changed.Refused(List<DossierFault> faults) -> new Outcome.Contradicted(faults);
            case Changed.Written _ -> {
                var line = Objects.requireNonNull(pieces.lastLine(candidacy, deliverable));
                remember(line.recorded().id(), version, piece.isOver(on) ? piece.lastDay() : null);
                yield new Outcome.Done(version);
            }
        };
    }

    private void remember(long receipt, Version version, @Nullable LocalDate lateSince) {
        jdbc.sql("insert into delivery.handed_in (receipt, version, late_since) values (:receipt, :version, :late)")
                .param("receipt", receipt)
                .param("version", version.id())
                .param("late", lateSince)
                .update();
    }

    /**
     * Takes back what was handed in, so that it can be sent again.
     *
     * @param receipt the line of the dossier that was seen
     */
    public Outcome takeBack(CandidacyId id, String deliverable, long receipt, String motive, Actor by) {
        var candidacy = candidacies.find(id).orElseThrow();
        return transacted(() -> {
            versions.hold(id);
            var handedIn = pieces.find(candidacy, deliverable).orElseThrow().handedIn();
            if (handedIn == null || handedIn.entry().recorded().id() != receipt) {
                return new Outcome.Refused(Refusal.of("not-handed-in"));
            }
            if (motive.isBlank()) {
                return new Outcome.Refused(Refusal.of("motive-missing"));
            }
            var change = new Change.OfReceipt(deliverable, null, receipt);
            return switch (dossiers.change(id, List.of(change), motive.strip(), by)) {
                case Changed.Refused(List<DossierFault> faults) -> new Outcome.Contradicted(faults);
                case Changed.Written _ -> new Outcome.Done(handedIn.version());
            };
        });
    }

    /** Unless it is done, nothing is. */
    Outcome transacted(java.util.function.Supplier<Outcome> what) {
        try {
            return transaction.execute(status -> {
                var outcome = what.get();
                if (!(outcome instanceof Outcome.Done)) {
                    status.setRollbackOnly();
                }
                return outcome;
            });
        } catch (ChangedMeanwhile _) {
            return new Outcome.Refused(Refusal.of("meanwhile"));
        }
    }
}
