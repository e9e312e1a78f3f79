package fr.parchemin.app.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Rooms.Part;
import fr.parchemin.app.jury.Rooms.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is kept of a session for its pages is what the facts make of it, whatever happens meanwhile. */
@ParcheminTest
@Import(AJury.class)
class RoomsTests {

    @Autowired
    AJury jury;

    @Autowired
    Rooms rooms;

    @Autowired
    Deliberations deliberations;

    @Autowired
    Cohorts cohorts;

    private List<CandidacyId> shown(SessionId session, Part part, int size) {
        List<CandidacyId> shown = new ArrayList<>();
        @Nullable CandidacyId after = null;
        do {
            var room = rooms.of(session, part, after, size).orElseThrow();
            room.cases().forEach(one -> shown.add(one.id()));
            after = room.last();
        } while (after != null);
        return shown;
    }

    /** The law: each part, page by page, is what examining everybody gives, in the same order. */
    private void agrees(SessionId session) {
        var all = deliberations.deliberation(session).orElseThrow();
        for (Part part : Part.values()) {
            var expected =
                    all.cases().stream().filter(condition(part)).map(Case::id).toList();
            assertThat(shown(session, part, 2)).as("%s", part).isEqualTo(expected);
            var counts = rooms.of(session, part, null, 2).orElseThrow().counts();
            assertThat(counts.of(part)).as("%s", part).isEqualTo(expected.size());
            assertThat(counts.decided()).isEqualTo(all.in(Case.State.DECIDED).size());
        }
    }

    private static Predicate<Case> condition(Part part) {
        return one -> {
            var decision = one.decision();
            return switch (part) {
                case ALL -> true;
                case TO_DECIDE -> decision == null;
                case STALE -> one.state() == Case.State.STALE;
                case AGREEING -> one.canAgree();
                case DEPARTING -> decision != null && decision.departs();
                case OPEN -> !one.isReady();
            };
        };
    }

    private void decide(SessionId session, CandidacyId candidacy, Choice choice) {
        var digest = deliberations
                .deliberation(session)
                .orElseThrow()
                .of(candidacy)
                .orElseThrow()
                .digest();
        assertThat(deliberations.decide(session, candidacy, choice, digest, AJury.MANAGER))
                .isInstanceOf(Decision.Decided.Recorded.class);
    }

    private CohortId cohort() {
        var cohort = jury.cohort();
        jury.passing(cohort, "Zola", "0.9");
        jury.passing(cohort, "Élie", "0.7");
        jury.absent(cohort, "Eliot");
        jury.candidate(cohort, "d'Alembert");
        return cohort;
    }

    @Test
    void everyPartIsWhatTheFactsMakeOfItWhateverHappens() {
        var cohort = cohort();
        var first = jury.passing(cohort, "Aubert", "0.9");
        var second = jury.passing(cohort, "Besson", "0.9");
        var unfinished = jury.candidate(cohort, "Yvon");
        var session = jury.session(cohort);
        agrees(session);

        decide(session, first, new Choice.Follow());
        decide(session, second, new Choice.Adjourn("Pièce à vérifier"));
        decide(session, unfinished, new Choice.Adjourn(null));
        agrees(session);
        jury.change(unfinished, List.of(jury.result("B1.etude-de-cas", "acquis")));
        assertThat(shown(session, Part.STALE, 9)).containsExactly(unfinished);
        jury.passing(cohort, "Carré", "0.9");
        agrees(session);
        cohorts.plan(cohort, AJury.DAY.plusDays(3), AJury.DAY, AJury.MANAGER);
        agrees(session);
    }

    @Test
    void aClosedSessionKeepsThoseOnWhomItDecided() {
        var cohort = jury.cohort();
        jury.mentions();
        jury.passing(cohort, "Zola", "0.9");
        jury.absent(cohort, "Eliot");
        var session = jury.session(cohort);
        jury.followAll(session);
        agrees(session);

        deliberations.close(session, AJury.MANAGER);

        agrees(session);
        assertThat(rooms.of(session, Part.ALL, null, 9).orElseThrow().cases()).hasSize(2);
    }

    @Test
    void aCandidateHasTheirPlaceAndThoseAround() {
        var cohort = cohort();
        var session = jury.session(cohort);
        var order = shown(session, Part.ALL, 9);

        var seat = rooms.seat(session, order.get(1), 1).orElseThrow();

        assertThat(seat)
                .returns(2, Seat::place)
                .returns(order.get(0), Seat::previous)
                .returns(order.get(2), Seat::next);
        assertThat(seat.room().cases()).extracting(Case::id).isEqualTo(order.subList(0, 3));
        assertThat(rooms.after(session, order.get(1))).contains(order.get(2));
        assertThat(rooms.after(session, order.getLast())).isEmpty();
        assertThat(rooms.seat(session, new CandidacyId(0), 1)).isEmpty();
    }
}
