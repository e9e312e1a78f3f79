package fr.parchemin.app.delivery;

import fr.parchemin.app.assessment.ReadFile;
import fr.parchemin.app.assessment.Readings;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.delivery.Archive.Taken;
import fr.parchemin.app.delivery.Piece.HandedIn;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The deliverables that were handed in here, each in the version that was. */
@Component
class PieceReadings implements Readings {

    private final Candidacies candidacies;
    private final Pieces pieces;
    private final Archive archive;

    PieceReadings(Candidacies candidacies, Pieces pieces, Archive archive) {
        this.candidacies = candidacies;
        this.pieces = pieces;
        this.archive = archive;
    }

    @Override
    public List<Reading> of(CandidacyId candidacy) {
        return handedIn(candidacy).map(PieceReadings::reading).toList();
    }

    private Stream<HandedIn> handedIn(CandidacyId candidacy) {
        return pieces.of(candidacies.find(candidacy).orElseThrow()).stream()
                .map(Piece::handedIn)
                .filter(Objects::nonNull)
                .filter(one -> one.version() != null);
    }

    private static Reading reading(HandedIn one) {
        var version = version(one);
        var receipt = Objects.requireNonNull(one.entry().receipt());
        return new Reading(
                version.deliverable(), receipt.receivedOn(), version.pages(), version.format() == Format.PDF);
    }

    private static Version version(HandedIn one) {
        return Objects.requireNonNull(one.version());
    }

    @Override
    public Optional<ReadFile> file(CandidacyId candidacy, String deliverable) {
        return handedIn(candidacy)
                .map(PieceReadings::version)
                .filter(version -> version.deliverable().equals(deliverable))
                .findFirst()
                .map(this::file);
    }

    private ReadFile file(Version version) {
        return switch (archive.take(version.digest())) {
            case Taken.Whole(InputStream bytes, long length) ->
                version.format().file(version.fileName(), bytes, length);
            case Taken.Damaged(String reference) -> throw unread(version, reference);
            case Taken.Unreachable(String reference) -> throw unread(version, reference);
        };
    }

    private static IllegalStateException unread(Version version, String reference) {
        return new IllegalStateException(
                "The file of version %d cannot be read, see reference %s".formatted(version.id(), reference));
    }
}
