package fr.parchemin.app.demo;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.AllMentions;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.catalog.Mentions;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Actor;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For each scheme, a jury that has closed its session and, where there are enough candidates, one that deliberates. */
@Component
@Order(2)
class Juries implements Chapter {

    private final Catalog catalog;
    private final AllMentions mentions;
    private final Cohorts cohorts;
    private final Dossiers dossiers;
    private final Deliberations deliberations;
    private final Awards awards;
    private final InventedJury jury;

    Juries(
            Catalog catalog,
            AllMentions mentions,
            Cohorts cohorts,
            Dossiers dossiers,
            Deliberations deliberations,
            Awards awards,
            InventedJury jury) {
        this.catalog = catalog;
        this.mentions = mentions;
        this.cohorts = cohorts;
        this.dossiers = dossiers;
        this.deliberations = deliberations;
        this.awards = awards;
        this.jury = jury;
    }

    @Override
    public void tell(Cast cast) {
        catalog.versions().stream()
                .map(SchemeVersion::edition)
                .filter(Edition::isSound)
                .forEach(edition -> tell(edition, cast));
        deliberations.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .filter(session -> !session.isOpen())
                .flatMap(session -> awards.of(Actor.application(), session.id()).stream())
                .min(Comparator.comparing(certificate -> certificate.number()))
                .ifPresent(certificate -> awards.revoke(
                        certificate, "Identité usurpée à l’épreuve, établie par décision motivée.", cast.manager()));
    }

    private void tell(Edition edition, Cast cast) {
        complete(edition, cast.manager());
        var candidates = cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .filter(cohort -> cohort.edition().equals(edition.id()))
                .sorted(Comparator.comparingLong(this::variety).reversed())
                .toList();
        if (!candidates.isEmpty()) {
            close(candidates.getFirst(), cast);
            deliberate(candidates, cast);
        }
    }

    /** The more outcomes a cohort shows, the better an example it makes. */
    private long variety(Cohort cohort) {
        var outcomes = dossiers.examine(cohort.id(), jury.day(cohort)).stream()
                .flatMap(one -> Stream.ofNullable(one.outcome()))
                .toList();
        return outcomes.stream().distinct().count() * 1000 + outcomes.size();
    }

    private void close(Cohort cohort, Cast cast) {
        jury.open(cohort, cast.manager()).ifPresent(session -> close(session, cast));
    }

    private void close(SessionId session, Cast cast) {
        jury.departOnce(session, cast.chair());
        jury.follow(session, Integer.MAX_VALUE, cast.chair());
        jury.adjournTheRest(session, cast.chair());
        deliberations.close(session, cast.chair());
    }

    private void deliberate(List<Cohort> candidates, Cast cast) {
        var cohort = candidates.size() > 1 ? candidates.get(1) : candidates.getFirst();
        jury.open(cohort, cast.manager()).ifPresent(session -> {
            int size = deliberations.deliberation(session).orElseThrow().cases().size();
            jury.follow(session, Math.max(1, size / 2), cast.chair());
        });
    }

    /** What a parchment must say and the public documents do not tell; invented, like everything else here. */
    private void complete(Edition edition, Actor actor) {
        var known = mentions.of(edition.scheme());
        if (known.isComplete()) {
            return;
        }
        mentions.keep(
                new Mentions(
                        known.scheme(),
                        or(known.certifier(), "Organisme certificateur (exemple)"),
                        known.title(),
                        or(
                                known.registerNumber(),
                                "RNCP99" + "%03d".formatted(known.scheme().length())),
                        Objects.requireNonNullElse(known.decidedOn(), LocalDate.of(2024, 1, 25)),
                        Objects.requireNonNullElse(known.level(), 5),
                        or(known.nsf(), "312"),
                        or(known.place(), "Paris"),
                        or(known.signatory(), "Hélène Caradec"),
                        or(known.signatoryFunction(), "Responsable de la certification"),
                        known.revision()),
                actor);
    }

    private static String or(String known, String invented) {
        return known.isBlank() ? invented : known;
    }
}
