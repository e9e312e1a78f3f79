package fr.parchemin.app.notice;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Agendas;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.Pronouncements;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Puts together all that a candidate may know of their candidacy. */
@Service
public class Spaces {

    private final Dossiers dossiers;
    private final Catalog catalog;
    private final Publications publications;
    private final Pronouncements pronouncements;
    private final Awards awards;
    private final Accommodations accommodations;
    private final Agendas agendas;

    Spaces(
            Dossiers dossiers,
            Catalog catalog,
            Publications publications,
            Pronouncements pronouncements,
            Awards awards,
            Accommodations accommodations,
            Agendas agendas) {
        this.dossiers = dossiers;
        this.catalog = catalog;
        this.publications = publications;
        this.pronouncements = pronouncements;
        this.awards = awards;
        this.accommodations = accommodations;
        this.agendas = agendas;
    }

    /** The space of a candidacy. */
    public Optional<Space> of(CandidacyId candidacy) {
        return dossiers.examine(candidacy, null).map(this::space);
    }

    private Space space(Examined examined) {
        var candidacy = examined.candidacy();
        var disclosed = Disclosed.of(examined.dossier(), publications.of(candidacy.cohort()));
        var said = pronouncements.of(candidacy.id());
        boolean decided = said.stream().anyMatch(one -> !one.isAdjourned());
        return new Space(
                candidacy,
                disclosed,
                decided
                        ? examined.answer()
                        : catalog.edition(candidacy.edition()).decider().propose(disclosed),
                said,
                agendas.of(candidacy.id()),
                awards.of(candidacy.id()),
                accommodations.of(candidacy.id()).orElse(null));
    }
}
