package fr.parchemin.app.delivery;

import fr.parchemin.app.assessment.HoldingProofs;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.Facts;
import fr.parchemin.app.candidacy.Facts.FactEntry;
import fr.parchemin.app.delivery.Intake.Received;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The proofs of certificates brought in: looked at and attached by whoever notes them, withdrawn with a motive. */
@Service
public class Proofs implements HoldingProofs {

    /** The most letters of a reference, or of a motive. */
    public static final int LONGEST = 200;

    private static final int MOST = 20;

    private final Candidacies candidacies;
    private final Facts facts;
    private final ProofRows rows;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Proofs(
            Candidacies candidacies,
            Facts facts,
            ProofRows rows,
            Intake intake,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.candidacies = candidacies;
        this.facts = facts;
        this.rows = rows;
        this.intake = intake;
        this.transaction = transaction;
        this.events = events;
    }

    /** What is sent as a proof: a file under the name that it had, a reference, or both. */
    public record Shown(String reference, @Nullable InputStreamSource file, String fileName) {}

    /** The certificates that stand in a dossier as brought in, the first one first. */
    public List<FactEntry> holdings(CandidacyId candidacy) {
        Map<String, FactEntry> last = new LinkedHashMap<>();
        facts.history(candidacy).stream()
                .filter(entry -> entry.kind() == Fact.Kind.HOLDING)
                .forEach(entry -> last.put(entry.subject(), entry));
        return last.values().stream().filter(entry -> entry.fact() != null).toList();
    }

    /** The proofs of a candidacy that stand, the first one first. */
    public List<Proof> of(CandidacyId candidacy) {
        return rows.of(candidacy);
    }

    @Override
    public List<Checked> checked(CandidacyId candidacy) {
        return of(candidacy).stream()
                .map(proof -> new Checked(proof.subject(), proof.named(), proof.checkedAt(), proof.checkedBy()))
                .toList();
    }

    /**
     * Attaches a proof to a certificate brought in.
     *
     * @param holding the line of the dossier that was seen
     * @return why nothing of it is kept, absent: it is
     */
    public Optional<Refusal> attach(CandidacyId id, long holding, Shown shown, Actor by) {
        var candidacy = candidacies.find(id).orElseThrow();
        var why = Deposits.over(candidacy).or(() -> wrong(shown));
        if (why.isPresent()) {
            return why;
        }
        var file = shown.file();
        return switch (file == null ? null : intake.receive(file, Set.of(Format.PDF))) {
            case Received.Refused(Refusal refusal) -> Optional.of(refusal);
            case Received.Kept kept -> add(id, holding, shown, kept, by);
            case null -> add(id, holding, shown, null, by);
        };
    }

    private static Optional<Refusal> wrong(Shown shown) {
        if (shown.file() == null && shown.reference().isBlank()) {
            return Optional.of(Refusal.of("nothing-shown"));
        }
        return shown.reference().length() > LONGEST
                ? Optional.of(Refusal.of("reference-too-long", shown.reference().length(), LONGEST))
                : Optional.empty();
    }

    private Optional<Refusal> add(CandidacyId id, long holding, Shown shown, Received.@Nullable Kept file, Actor by) {
        return transaction.execute(_ -> {
            rows.hold(id);
            var standing = holdings(id).stream()
                    .filter(entry -> entry.recorded().id() == holding)
                    .findFirst();
            if (standing.isEmpty()) {
                return Optional.of(Refusal.of("holding-changed"));
            }
            if (rows.of(id).size() >= MOST) {
                return Optional.of(Refusal.of("too-many-proofs", MOST));
            }
            long proof = rows.add(id, standing.get(), shown, file, by);
            tell("proof-attached", id, proof, null, by);
            return Optional.empty();
        });
    }

    /**
     * Withdraws a proof that was attached by mistake: it is no longer shown, and goes with the dossier.
     *
     * @return whether it stood
     */
    public boolean withdraw(CandidacyId id, long proof, String motive, Actor by) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            rows.hold(id);
            if (rows.of(id).stream().noneMatch(one -> one.id() == proof)) {
                return false;
            }
            rows.withdraw(proof, motive, by);
            tell("proof-withdrawn", id, proof, motive, by);
            return true;
        }));
    }

    private void tell(String deed, CandidacyId id, long proof, @Nullable String motive, Actor by) {
        events.publishEvent(new Deed(by, deed, List.of(Thing.of(Kind.DOSSIER, id.value())), motive, "proof:" + proof));
    }
}
