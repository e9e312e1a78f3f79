package fr.parchemin.app.delivery;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.delivery.Intake.Received;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in files: each that is sound is one more version of its deliverable, until that is handed in. */
@Service
public class Deposits {

    private static final int MOST_VERSIONS = 100;
    private static final int LONGEST_NAME = 200;

    private final Candidacies candidacies;
    private final Pieces pieces;
    private final Versions versions;
    private final Inspection inspection;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deposits(
            Candidacies candidacies,
            Pieces pieces,
            Versions versions,
            Inspection inspection,
            Intake intake,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.candidacies = candidacies;
        this.pieces = pieces;
        this.versions = versions;
        this.inspection = inspection;
        this.intake = intake;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a file. */
    public sealed interface Sent {

        /** It is kept as a version. */
        record Kept(Version version) implements Sent {}

        /** The latest version is this very file; nothing more is kept. */
        record Same(Version version) implements Sent {}

        /** Nothing of it is kept. */
        record Refused(Refusal why) implements Sent {}
    }

    /**
     * Takes in a file.
     *
     * @param fileName the name that it had where it came from
     */
    public Sent send(CandidacyId id, String deliverable, InputStreamSource file, String fileName, Actor by) {
        var candidacy = candidacies.find(id).orElseThrow();
        var piece = pieces.find(candidacy, deliverable).orElseThrow();
        var closed = over(candidacy).or(() -> closed(piece, by));
        if (closed.isPresent()) {
            return new Sent.Refused(closed.get());
        }
        if (piece.isPortfolio() && by.role() == Role.CANDIDATE) {
            return new Sent.Refused(Refusal.of("written-here"));
        }
        return switch (intake.receive(file, inspection.accepted(piece.deliverable()))) {
            case Received.Refused(Refusal why) -> new Sent.Refused(why);
            case Received.Kept kept -> kept(candidacy, deliverable, kept, shortened(fileName), by);
        };
    }

    /** Takes in a file of our own making, within the transaction of the caller, who holds the candidacy. */
    Version print(Candidacy candidacy, String deliverable, byte[] file, int situations, Actor by) {
        var name = deliverable + "." + Format.PDF.extension();
        return add(candidacy, deliverable, intake.keep(file), situations, name, by);
    }

    private Sent kept(Candidacy candidacy, String deliverable, Received.Kept file, String name, Actor by) {
        return transaction.execute(_ -> {
            versions.hold(candidacy.id());
            var piece = pieces.find(candidacy, deliverable).orElseThrow();
            var closed = closed(piece, by);
            if (closed.isPresent()) {
                return new Sent.Refused(closed.get());
            }
            var last = piece.last();
            if (last != null && last.digest().equals(file.digest())) {
                return new Sent.Same(last);
            }
            return new Sent.Kept(add(candidacy, deliverable, file, null, name, by));
        });
    }

    private Version add(
            Candidacy candidacy,
            String deliverable,
            Received.Kept file,
            @Nullable Integer situations,
            String name,
            Actor by) {
        var added = versions.add(
                candidacy.id(), deliverable, file.digest(), file.size(), file.file(), situations, name, by);
        events.publishEvent(new Deed(
                by,
                "deliverable-sent",
                java.util.List.of(Thing.of(Kind.DOSSIER, candidacy.id().value())),
                null,
                "version:" + added.id()));
        return added;
    }

    /** Why nothing is taken in any more of a candidacy that was given up or erased, absent: it stands. */
    static Optional<Refusal> over(Candidacy candidacy) {
        if (candidacy.erasedOn() != null) {
            return Optional.of(Refusal.of("erased", candidacy.erasedOn()));
        }
        return candidacy.withdrawnOn() == null
                ? Optional.empty()
                : Optional.of(Refusal.of("withdrawn", candidacy.withdrawnOn()));
    }

    /** Why nothing more may be sent, absent: it may. */
    Optional<Refusal> closed(Piece piece, Actor by) {
        if (piece.handedIn() != null) {
            return Optional.of(Refusal.of("handed-in"));
        }
        var lastDay = piece.lastDay();
        if (lastDay != null && piece.isOver(LocalDate.now(clock)) && by.role() == Role.CANDIDATE) {
            return Optional.of(Refusal.of("late", lastDay));
        }
        return piece.versions().size() >= MOST_VERSIONS
                ? Optional.of(Refusal.of("too-many-versions", MOST_VERSIONS))
                : Optional.empty();
    }

    /** Browsers once gave whole paths; control characters would break a header. */
    static String shortened(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }
}
