package fr.parchemin.app.jury;

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
import fr.parchemin.app.catalog.AllMentions;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Mentions;
import fr.parchemin.app.jury.Session.Member;
import fr.parchemin.app.jury.Session.Opening;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import fr.parchemin.engine.dossier.Dossier.Mark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sets the scene: cohorts of the JNAC scheme, candidates with their results, sessions. */
@Component
public class AJury {

    public static final Actor MANAGER = new Actor(1, "Hélène Caradec", Actor.Role.MANAGER);
    public static final LocalDate DAY = LocalDate.of(2026, 7, 10);
    public static final List<Member> MEMBERS =
            List.of(new Member("Hervé Auffret", "directeur", true), new Member("Salima Benhaddou", "gérante", false));

    private static final List<String> ASSESSMENTS = List.of(
            "B1.etude-de-cas",
            "B1.mission-action",
            "B2.mission-immersive",
            "B3.etude-de-cas",
            "B3.mission-action",
            "B4.etude-de-cas",
            "B4.mission-action",
            "B4.mission-consultant");

    private final Catalog catalog;
    private final AllMentions mentions;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Dossiers dossiers;
    private final Deliberations deliberations;

    AJury(
            Catalog catalog,
            AllMentions mentions,
            Cohorts cohorts,
            Candidacies candidacies,
            Dossiers dossiers,
            Deliberations deliberations) {
        this.catalog = catalog;
        this.mentions = mentions;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.dossiers = dossiers;
        this.deliberations = deliberations;
    }

    /** Looked at on the day of its jury. */
    public CohortId cohort() {
        return cohort(DAY);
    }

    /** Looked at on another day, such as one on which there is still something to sit. */
    public CohortId cohort(LocalDate asOf) {
        return cohorts.open(
                catalog.current("certification-jnac").orElseThrow().id(),
                "JNAC " + UUID.randomUUID(),
                DAY,
                asOf,
                "T" + UUID.randomUUID().toString().substring(0, 8),
                MANAGER);
    }

    public CandidacyId candidate(CohortId cohort, String name) {
        var identity = new Identity(
                name,
                null,
                "Awa " + UUID.randomUUID().toString().substring(0, 8),
                Identity.Sex.F,
                LocalDate.of(1998, 3, 1),
                "Lyon",
                null);
        return candidacies.enrol(
                cohort, new Enrolment(identity, "training", null, LocalDate.of(2025, 9, 1), null), MANAGER);
    }

    /** With every assessment passed, and the attendance given. */
    public CandidacyId passing(CohortId cohort, String name, String attendance) {
        var candidate = candidate(cohort, name);
        List<Change> changes = new ArrayList<>();
        ASSESSMENTS.forEach(assessment -> changes.add(result(assessment, "acquis")));
        changes.add(new Change.OfFact(new Fact.Attendance(new BigDecimal(attendance)), null));
        changes.add(new Change.OfFact(new Fact.Placement(new BigDecimal("64")), null));
        change(candidate, changes);
        return candidate;
    }

    /** With nothing but unjustified absences. */
    public CandidacyId absent(CohortId cohort, String name) {
        var candidate = candidate(cohort, name);
        List<Change> changes = new ArrayList<>();
        ASSESSMENTS.forEach(assessment -> changes.add(new Change.OfResult(
                new Attempt(assessment, 1, null, null), LocalDate.of(2026, 5, 18), new Mark.Absent(false), null)));
        change(candidate, changes);
        return candidate;
    }

    public Change.OfResult result(String assessment, String grade) {
        return new Change.OfResult(
                new Attempt(assessment, 1, null, null), LocalDate.of(2026, 5, 18), new Mark.Graded(grade), null);
    }

    public void attendance(CandidacyId candidate, String share) {
        change(candidate, List.of(new Change.OfFact(new Fact.Attendance(new BigDecimal(share)), null)));
    }

    public void change(CandidacyId candidate, List<Change> changes) {
        var changed = dossiers.change(candidate, changes, null, MANAGER);
        if (!(changed instanceof Changed.Written)) {
            throw new IllegalStateException(changed.toString());
        }
    }

    public SessionId session(CohortId cohort) {
        return ((Opening.Opened) deliberations.open(cohort, DAY, "Rennes", MEMBERS, MANAGER)).session();
    }

    /** Follows every proposal that can be followed. */
    public void followAll(SessionId session) {
        var seen = deliberations.deliberation(session).orElseThrow().agreeing().stream()
                .collect(Collectors.toMap(one -> one.id(), one -> one.digest()));
        deliberations.agree(session, seen, MANAGER);
    }

    /** Fills in what the JNAC's document leaves open. */
    public void mentions() {
        var scheme = catalog.current("certification-jnac").orElseThrow().scheme();
        var known = mentions.of(scheme);
        if (!known.isComplete()) {
            mentions.keep(
                    new Mentions(
                            scheme.id(),
                            "Institut Ouvrage et Métiers",
                            scheme.title().fr(),
                            "RNCP99999",
                            LocalDate.of(2024, 1, 25),
                            6,
                            "312",
                            "Rennes",
                            "Hélène Caradec",
                            "Directrice",
                            known.revision()),
                    MANAGER);
        }
    }
}
