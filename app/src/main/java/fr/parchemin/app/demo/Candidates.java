package fr.parchemin.app.demo;

import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.assessment.Changed;
import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Results.Attempt;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.NewCohort;
import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.candidacy.ResitWindows;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.catalog.Force;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.scheme.Example;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Cohorts of invented people. Their facts are those of the worked examples that each scheme file carries, so that a
 * candidate stands at every stage the rules know; examples of the same days make a cohort.
 */
@Component
@Order(1)
class Candidates implements Chapter {

    private static final int FEWEST_IN_COHORT = 3;
    private static final int FEWEST_IN_SCHEME = 32;
    /** Examples of a later day are brought forward to this one. */
    private static final LocalDate LATEST = LocalDate.of(2026, 11, 10);

    private final Catalog catalog;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Dossiers dossiers;
    private final Centres centres;
    private int people;

    Candidates(Catalog catalog, Cohorts cohorts, Candidacies candidacies, Dossiers dossiers, Centres centres) {
        this.catalog = catalog;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.dossiers = dossiers;
        this.centres = centres;
    }

    private record Days(
            LocalDate asOf,
            @Nullable LocalDate jury,
            @Nullable String session,
            Map<String, fr.parchemin.engine.dossier.Days> windows) {}

    @Override
    public void tell(Cast cast) {
        catalog.versions().stream()
                .map(SchemeVersion::edition)
                .filter(Edition::isSound)
                .forEach(edition -> tell(edition, cast));
    }

    private void tell(Edition edition, Cast cast) {
        Map<Days, List<Dossier>> byDays = new LinkedHashMap<>();
        catalog.examples(edition.id()).stream()
                .filter(example -> example.expectation().errors() == null)
                .flatMap(Candidates::dossier)
                .map(dossier -> Earlier.than(LATEST, edition.scheme(), dossier))
                .forEach(dossier -> byDays.computeIfAbsent(
                                new Days(dossier.asOf(), dossier.juryDate(), dossier.session(), dossier.windows()),
                                _ -> new ArrayList<>())
                        .add(dossier));
        if (byDays.values().stream().anyMatch(group -> group.size() >= FEWEST_IN_COHORT)) {
            byDays.values().removeIf(group -> group.size() < FEWEST_IN_COHORT);
        }
        fill(byDays);
        byDays.forEach((days, group) -> cohort(edition, days, group, cast));
    }

    /** Where a file has few examples, the first ones are lived by several people. */
    private static void fill(Map<Days, List<Dossier>> byDays) {
        int total = byDays.values().stream().mapToInt(List::size).sum();
        byDays.values().stream().findFirst().ifPresent(group -> {
            var first = List.copyOf(group);
            for (int i = 0; i < FEWEST_IN_SCHEME - total; i++) {
                group.add(first.get(i % first.size()));
            }
        });
    }

    private static Stream<Dossier> dossier(Example example) {
        return switch (DossierReader.read(example.dossier().getBytes(StandardCharsets.UTF_8))) {
            case DossierReading.Read(Dossier dossier) -> Stream.of(dossier);
            case DossierReading.Unreadable _ -> Stream.empty();
        };
    }

    private void cohort(Edition edition, Days days, List<Dossier> group, Cast cast) {
        var formats = new Formats(Locale.FRENCH);
        var name = days.jury() == null
                ? "Candidatures suivies au " + formats.day(days.asOf())
                : "Session du " + formats.day(days.jury()) + ", situation au " + formats.day(days.asOf());
        var prefix = Cohorts.numberPrefix(edition.scheme().id(), days.asOf().getYear());
        var wanted = new NewCohort(edition.id(), name, days.jury(), days.asOf(), prefix);
        var windows = windows(edition, wanted, days);
        var opened = inForce(edition, wanted);
        var cohort = cohorts.open(opened, windows, cast.manager());
        var enrolled =
                group.stream().map(dossier -> enrol(cohort, dossier, cast)).toList();
        if (!opened.equals(wanted)) {
            cohorts.plan(cohort, days.jury(), days.asOf(), cast.manager());
        }
        for (int i = 0; i < group.size(); i++) {
            write(enrolled.get(i), changes(group.get(i)), cast);
        }
    }

    /** What is lived after the end of a version, or looked at before its beginning, was begun on a day on which it applies. */
    private NewCohort inForce(Edition edition, NewCohort wanted) {
        return cohorts.force(wanted) instanceof Force.OtherDays(var from, var until)
                ? new NewCohort(edition.id(), wanted.name(), null, until == null ? from : until, wanted.numberPrefix())
                : wanted;
    }

    /** The windows of the dossiers themselves, else those of their session, else those that any cohort of that day has. */
    private List<ResitWindow> windows(Edition edition, NewCohort opened, Days days) {
        var usual = days.session() == null
                ? cohorts.windows(opened)
                : ResitWindows.ofYear(edition.scheme(), Integer.parseInt(days.session()));
        return usual.stream()
                .map(one -> {
                    var own = days.windows().get(one.name());
                    return own == null ? one : one.on(own.from(), own.until());
                })
                .toList();
    }

    private CandidacyId enrol(CohortId cohort, Dossier dossier, Cast cast) {
        var enrolledOn = dossier.enrolledOn() == null ? dossier.asOf().minusDays(290) : dossier.enrolledOn();
        var identity = InventedPeople.person(people++);
        var enrolment = new Enrolment(
                        identity, dossier.route(), dossier.origin(), enrolledOn, dossier.presentedBlocks())
                .presentedBy(centres.of(people, enrolledOn));
        return candidacies.enrol(cohort, enrolment, cast.manager());
    }

    private void write(CandidacyId candidacy, List<Change> changes, Cast cast) {
        if (changes.isEmpty()) {
            return;
        }
        if (dossiers.change(candidacy, changes, null, cast.manager()) instanceof Changed.Refused refused) {
            throw new IllegalStateException("An example contradicts its scheme: " + refused.faults());
        }
    }

    private static List<Change> changes(Dossier dossier) {
        List<Change> changes = new ArrayList<>();
        // A module taken twice stands once, by its last time.
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts(dossier).forEach(fact -> facts.put(fact.kind() + " " + fact.subject(), fact));
        facts.values().stream().map(fact -> new Change.OfFact(fact, null)).forEach(changes::add);
        dossier.results()
                .forEach(result -> changes.add(new Change.OfResult(
                        new Attempt(result.assessment(), result.attempt(), result.block(), result.competency()),
                        result.on(),
                        result.mark(),
                        null)));
        dossier.deliverables()
                .forEach(receipt -> changes.add(new Change.OfReceipt(receipt.deliverable(), receipt, null)));
        return changes;
    }

    private static Stream<Fact> facts(Dossier dossier) {
        var admissibility = dossier.admissibility();
        Stream<@Nullable Fact> single = Stream.of(
                dossier.attendance() == null ? null : new Fact.Attendance(dossier.attendance()),
                dossier.placementDays() == null ? null : new Fact.Placement(dossier.placementDays()),
                dossier.experienceMonths() == null ? null : new Fact.Experience(dossier.experienceMonths()),
                admissibility == null ? null : new Fact.Admissibility(admissibility.granted(), admissibility.on()));
        Stream<Fact> modules = dossier.modules().stream()
                .map(module -> new Fact.ModuleFollowed(module.module(), module.completedOn(), module.acquired()));
        Stream<Fact> holdings = dossier.holdings().stream()
                .map(held -> new Fact.Holding(
                        held.certificate(), held.scheme(), held.version(), held.block(), held.awardedOn()));
        return Stream.concat(single.filter(Objects::nonNull), Stream.concat(modules, holdings));
    }
}
