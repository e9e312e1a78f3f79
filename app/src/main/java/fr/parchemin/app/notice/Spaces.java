package fr.parchemin.app.notice;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Agenda;
import fr.parchemin.app.candidacy.Agenda.Due;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.jury.Pronouncements;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<Agenda> agendas;

    Spaces(
            Dossiers dossiers,
            Catalog catalog,
            Publications publications,
            Pronouncements pronouncements,
            Awards awards,
            Accommodations accommodations,
            ObjectProvider<Agenda> agendas) {
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
                dues(candidacy.id()),
                awards.of(candidacy.id()),
                accommodations.of(candidacy.id()).orElse(null));
    }

    /** What has a last day comes first, by that day. */
    private List<Due> dues(CandidacyId candidacy) {
        return agendas.stream()
                .flatMap(agenda -> agenda.due(candidacy).stream())
                .sorted(Comparator.comparing(due ->
                        Objects.requireNonNullElse(due.from() == null ? due.until() : due.from(), LocalDate.MAX)))
                .toList();
    }
}
