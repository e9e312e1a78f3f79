package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.dossier.DossierWriter;
import fr.parchemin.engine.invented.Chance;
import fr.parchemin.engine.proposal.Answer;
import java.util.Optional;

/** The same facts give the same bytes: in whatever order, how often, by whatever way they came. */
final class SameLaw {

    private SameLaw() {}

    static Optional<String> brokenByOrder(Trial trial) {
        Chance chance = new Chance(trial.seed());
        Dossier shuffled = trial.changed(parts -> {
            parts.modules = chance.shuffled(parts.modules);
            parts.results = chance.shuffled(parts.results);
            parts.deliverables = chance.shuffled(parts.deliverables);
            parts.holdings = chance.shuffled(parts.holdings);
        });
        return differs(
                said(trial.decider().apply(trial.dossier())),
                said(trial.decider().apply(shuffled)));
    }

    /** The line of a proposal; of a contradiction its codes, for its places are those of the line. */
    private static String said(Answer answer) {
        return answer instanceof Answer.Contradiction(var _, var faults)
                ? faults.stream()
                        .map(DossierFault::code)
                        .sorted()
                        .distinct()
                        .toList()
                        .toString()
                : Trial.line(answer);
    }

    static Optional<String> brokenByRepeating(Trial trial) {
        String once = Trial.line(trial.decider().apply(trial.dossier()));
        String again = Trial.line(trial.decider().apply(trial.dossier()));
        String ofACopy = Trial.line(trial.decider().apply(trial.changed(_ -> {})));
        return differs(once, again).or(() -> differs(once, ofACopy));
    }

    static Optional<String> brokenByWriting(Trial trial) {
        byte[] line = DossierWriter.write(trial.dossier());
        return switch (DossierReader.read(line)) {
            case DossierReading.Unreadable(var _, var faults) -> Optional.of("cannot be read back: " + faults);
            case DossierReading.Read(var read) ->
                read.equals(trial.dossier())
                        ? differs(
                                Trial.line(trial.decider().apply(trial.dossier())),
                                Trial.line(trial.decider().apply(read)))
                        : Optional.of("is read back as " + read);
        };
    }

    private static Optional<String> differs(String one, String other) {
        return one.equals(other) ? Optional.empty() : Optional.of(one + " and " + other);
    }
}
