package fr.parchemin.app.demo;

import fr.parchemin.app.candidacy.Accommodation.Decision;
import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.candidacy.Admissibilities;
import fr.parchemin.app.candidacy.Admissibility;
import fr.parchemin.app.candidacy.Admissibility.What;
import fr.parchemin.app.candidacy.Attendance;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.candidacy.HalfDay;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.candidacy.Move.Cause;
import fr.parchemin.app.candidacy.Moves;
import fr.parchemin.app.candidacy.Period;
import fr.parchemin.app.candidacy.Period.Kind;
import fr.parchemin.app.candidacy.Period.Proof;
import fr.parchemin.app.candidacy.Periods;
import fr.parchemin.app.candidacy.Presence;
import fr.parchemin.app.candidacy.Presence.Document;
import fr.parchemin.app.candidacy.Presence.State;
import fr.parchemin.app.candidacy.Registrar;
import fr.parchemin.app.candidacy.Timetable;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.people.Actor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Two cohorts that are followed day by day: one in training, with its half-days, time in companies and accommodations; one
 * by VAE, with feasibility files at each stage.
 */
@Component
@Order(4)
class Paths implements Chapter {

    private static final int IN_TRAINING = 8;
    private static final int FIRST_PERSON = 500;
    private static final LocalDate ENROLLED = LocalDate.of(2025, 9, 1);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 27);
    private static final BigDecimal HOURS = new BigDecimal("3.5");

    private final Setting setting;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Timetable timetable;
    private final Attendance attendance;
    private final Periods periods;
    private final Admissibilities admissibilities;
    private final Accommodations accommodations;
    private final Moves moves;
    private final Registrar registrar;
    private final Clock clock;

    Paths(
            Setting setting,
            Cohorts cohorts,
            Candidacies candidacies,
            Timetable timetable,
            Attendance attendance,
            Periods periods,
            Admissibilities admissibilities,
            Accommodations accommodations,
            Moves moves,
            Registrar registrar,
            Clock clock) {
        this.setting = setting;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.timetable = timetable;
        this.attendance = attendance;
        this.periods = periods;
        this.admissibilities = admissibilities;
        this.accommodations = accommodations;
        this.moves = moves;
        this.registrar = registrar;
        this.clock = clock;
    }

    @Override
    public void tell(Cast cast) {
        var by = cast.manager();
        setting.of("certification-jnac", "training", _ -> true).ifPresent(edition -> {
            var trained = cohort(edition, "training", ENROLLED, 0, IN_TRAINING, by);
            train(trained, by);
            placements(trained, by);
            accommodate(trained, by);
            moves.withdraw(trained.getLast(), LocalDate.of(2026, 4, 20), Cause.EMPLOYMENT, by);
        });
        setting.of("cqp-manager-operationnel", "vae", _ -> true)
                .ifPresent(edition -> files(cohort(edition, "vae", ENROLLED, IN_TRAINING, 4, by), by));
    }

    private List<CandidacyId> cohort(
            Edition edition, String route, LocalDate enrolledOn, int first, int size, Actor by) {
        var scheme = edition.scheme();
        var title = Objects.requireNonNull(scheme.route(route)).title().fr();
        var cohort = cohorts.open(
                edition.id(),
                "Suivi au jour le jour, " + title,
                null,
                null,
                Cohorts.numberPrefix(scheme.id(), enrolledOn.getYear()),
                by);
        List<CandidacyId> enrolled = new ArrayList<>();
        for (int i = first; i < first + size; i++) {
            var identity = InventedPeople.person(FIRST_PERSON + i);
            enrolled.add(candidacies.enrol(cohort, new Enrolment(identity, route, null, enrolledOn, null), by));
        }
        return enrolled;
    }

    private CohortId cohortOf(CandidacyId candidacy) {
        return candidacies.find(candidacy).orElseThrow().cohort();
    }

    /** The first candidate misses six half-days of forty, which is 85 %; the second one more. */
    private void train(List<CandidacyId> candidates, Actor by) {
        var cohort = cohortOf(candidates.getFirst());
        timetable.plan(cohort, FIRST_DAY, LAST_DAY, HOURS, HOURS, by);
        var halfDays = timetable.of(cohort);
        for (int i = 0; i < halfDays.size(); i++) {
            mark(halfDays.get(i), i, candidates, by);
        }
        for (var share : attendance.shares(cohort, LocalDate.now(clock), by)) {
            share.share()
                    .ifPresent(value ->
                            registrar.enter(share.candidacy(), new Fact.Attendance(value), "Feuilles de présence", by));
        }
    }

    private void mark(HalfDay halfDay, int place, List<CandidacyId> candidates, Actor by) {
        Map<CandidacyId, Presence> presences = new HashMap<>();
        candidates.forEach(one -> presences.put(one, Presence.of(State.PRESENT)));
        if (place % 6 == 3 && place < 36) {
            presences.put(
                    candidates.getFirst(),
                    place < 18
                            ? new Presence(State.JUSTIFIED, Document.SUMMONS, "Pièce " + (place + 1))
                            : Presence.of(State.UNJUSTIFIED));
        }
        if (place % 6 == 0) {
            presences.put(candidates.get(1), Presence.of(State.UNJUSTIFIED));
        }
        attendance.mark(halfDay, presences, by);
    }

    /** Sixty working days, the first of May among those that do not count; and forty in half time. */
    private void placements(List<CandidacyId> candidates, Actor by) {
        place(candidates.getFirst(), "2026-04-01", "2026-06-30", 100, by);
        place(candidates.get(1), "2026-04-01", "2026-06-05", 100, by);
        place(candidates.get(1), "2026-05-25", "2026-07-10", 50, by);
    }

    private void place(CandidacyId candidacy, String from, String until, int percent, Actor by) {
        record(candidacy, period(Kind.PLACEMENT, from, until, percent, null, Proof.AGREEMENT), by);
    }

    private void record(CandidacyId candidacy, Period period, Actor by) {
        if (periods.record(candidacies.find(candidacy).orElseThrow(), period, by)
                instanceof Registrar.Entry.Refused refused) {
            throw new IllegalStateException("An example contradicts its scheme: " + refused.reasons());
        }
    }

    private static Period period(
            Kind kind, String from, String until, int percent, @Nullable BigDecimal weekly, Proof proof) {
        return new Period(
                kind,
                "Maison Kerguélen (exemple)",
                null,
                LocalDate.parse(from),
                LocalDate.parse(until),
                percent,
                weekly,
                null,
                List.of(),
                proof,
                "Pièce 1");
    }

    private void accommodate(List<CandidacyId> candidates, Actor by) {
        var asked = LocalDate.of(2026, 2, 10);
        var third = new Measures(33, false, false, true);
        accommodations.ask(candidates.getFirst(), asked, third, by);
        var request = accommodations.history(candidates.getFirst()).getFirst().request();
        accommodations.decide(request, new Decision(asked.plusDays(9), third), null, null, by);
        accommodations.ask(candidates.get(2), asked.plusDays(30), new Measures(33, true, false, false), by);
    }

    /** One file waits for an answer, one was granted by silence, one lacks something, one is granted. */
    private void files(List<CandidacyId> candidates, Actor by) {
        var today = LocalDate.now(clock);
        step(candidates.get(0), What.COMPLETE, today.minusDays(20), "", by);
        var complete = today.minusDays(100);
        step(candidates.get(1), What.COMPLETE, complete, "", by);
        step(candidates.get(1), What.SILENCE, Admissibility.due(complete).plusDays(1), "", by);
        step(candidates.get(2), What.INCOMPLETE, today.minusDays(5), "Attestation de l’employeur", by);
        step(candidates.get(3), What.COMPLETE, today.minusDays(60), "", by);
        step(candidates.get(3), What.GRANTED, today.minusDays(40), "", by);
        record(
                candidates.get(3),
                period(Kind.EXPERIENCE, "2023-01-01", "2024-06-30", 100, new BigDecimal("35"), Proof.PAYSLIPS),
                by);
    }

    private void step(CandidacyId candidacy, What what, LocalDate on, String words, Actor by) {
        admissibilities.record(
                candidacies.find(candidacy).orElseThrow(), admissibilities.of(candidacy), what, on, words, by);
    }
}
