package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierWriter;
import fr.parchemin.engine.invented.DossierParts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A law that was broken, by as few facts as still break it. */
record Breach(Law law, Trial trial, String found) {

    /** The breach, made small: facts are taken away one by one as long as the law stays broken. */
    static Optional<Breach> of(Law law, Trial trial) {
        return law.broken(trial).map(found -> new Breach(law, trial, found).shrunk());
    }

    private Breach shrunk() {
        for (Dossier less : DossierParts.withoutOneFact(trial.dossier())) {
            Trial smaller = trial.with(less);
            Optional<String> stillFound = law.broken(smaller);
            if (stillFound.isPresent()) {
                return new Breach(law, smaller, stillFound.get()).shrunk();
            }
        }
        return this;
    }

    /** How many facts are left. */
    int size() {
        Dossier dossier = trial.dossier();
        return dossier.results().size()
                + dossier.deliverables().size()
                + dossier.modules().size()
                + dossier.holdings().size();
    }

    String line() {
        return new String(DossierWriter.write(trial.dossier()), StandardCharsets.UTF_8);
    }
}
