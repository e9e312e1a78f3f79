package fr.parchemin.app.jury;

import static fr.parchemin.app.jury.AJury.DAY;
import static fr.parchemin.app.jury.AJury.MANAGER;
import static fr.parchemin.app.jury.AJury.MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Decision.Decided;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Prospect.Hindrance;
import fr.parchemin.app.jury.Session.Closing;
import fr.parchemin.app.jury.Session.Opening;
import fr.parchemin.app.paper.Pdf;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParcheminTest
@Import({AJury.class, DeliberationsTests.Accident.class})
class DeliberationsTests {

    @Autowired
    private AJury jury;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Awards awards;

    @Autowired
    private ClosedSessions closedSessions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accident accident;

    private CohortId cohort;

    /** Something that goes wrong at the very end of a closing. */
    static class Accident {
        private boolean happens;

        @EventListener
        void strike(SessionClosed closed) {
            if (happens) {
                throw new IllegalStateException("the power fails");
            }
        }
    }

    @BeforeEach
    void aCohort() {
        accident.happens = false;
        jury.mentions();
        cohort = jury.cohort();
    }

    @Test
    void aSessionNeedsTheMembersThatTheSchemeAsksFor() {
        jury.passing(cohort, "Diallo", "0.93");

        var alone = deliberations.open(cohort, DAY, "Rennes", MEMBERS.subList(0, 1), MANAGER);
        var unchaired = deliberations.open(cohort, DAY, "Rennes", List.of(MEMBERS.get(1), MEMBERS.get(1)), MANAGER);

        assertThat(alone).isEqualTo(new Opening.TooFewMembers(2, 1));
        assertThat(unchaired).isInstanceOf(Opening.OneChairNeeded.class);
    }

    @Test
    void aCohortHasOneOpenSessionAtATime() {
        jury.passing(cohort, "Diallo", "0.93");
        jury.session(cohort);

        assertThat(deliberations.open(cohort, DAY, "Rennes", MEMBERS, MANAGER)).isInstanceOf(Opening.AlreadyOpen.class);
    }

    @Test
    void followingTheProposalAwardsAndClosingIssuesAParchment() {
        var candidate = jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);

        assertThat(decide(session, candidate, new Choice.Follow()))
                .isEqualTo(new Decided.Recorded(Ruling.AWARD, false));
        assertThat(deliberations.close(session, MANAGER)).isEqualTo(new Closing.Done(1));

        var certificates = awards.of(AJury.MANAGER, session);
        assertThat(certificates).hasSize(1);
        assertThat(certificates.getFirst().number()).startsWith("RNCP99999-2026-");
        assertThat(certificates.getFirst().isValid()).isTrue();
        assertThat(awards.coded(certificates.getFirst().code())).contains(certificates.getFirst());
    }

    @Test
    void departingFromAFactIsRefused() {
        var candidate = jury.passing(cohort, "Diallo", "0.849");
        var session = jury.session(cohort);

        var refused =
                decide(session, candidate, new Choice.Depart(blocks(session, candidate), true, "Elle le mérite bien."));

        assertThat(refused).isEqualTo(new Decided.Refused(Decided.Why.AGAINST_A_FACT));
        assertThat(of(session, candidate).state()).isEqualTo(Case.State.TO_DECIDE);
    }

    @Test
    void departingFromAJudgementTakesAMotive() {
        var candidate = jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        var blocks = new LinkedHashMap<>(blocks(session, candidate));
        blocks.put("B2", Status.NOT_VALIDATED);

        var silent = decide(session, candidate, new Choice.Depart(blocks, false, " "));
        var said = decide(session, candidate, new Choice.Depart(blocks, false, "La mission a été faite par un autre."));

        assertThat(silent).isEqualTo(new Decided.Refused(Decided.Why.MOTIVE_MISSING));
        assertThat(said).isEqualTo(new Decided.Recorded(Ruling.PARTIAL, true));
    }

    @Test
    void anOpenProposalIsAdjournedAndComesBack() {
        var ready = jury.passing(cohort, "Diallo", "0.93");
        var waiting = jury.candidate(cohort, "Ferrandis");
        var session = jury.session(cohort);
        decide(session, ready, new Choice.Follow());

        assertThat(decide(session, waiting, new Choice.Follow()))
                .isEqualTo(new Decided.Refused(Decided.Why.STILL_OPEN));
        assertThat(decide(session, waiting, new Choice.Adjourn(null)))
                .isEqualTo(new Decided.Recorded(Ruling.ADJOURNED, false));
        deliberations.close(session, MANAGER);

        var again = jury.session(cohort);
        assertThat(deliberations.deliberation(again).orElseThrow().cases())
                .extracting(Case::id)
                .containsExactly(waiting);
    }

    @Test
    void allThatAgreeAreDecidedAtOnceButNotTheOpenOnes() {
        var ready = jury.passing(cohort, "Diallo", "0.93");
        var absent = jury.absent(cohort, "Sauvestre");
        var waiting = jury.candidate(cohort, "Ferrandis");
        var session = jury.session(cohort);

        int decided = deliberations.agree(session, seen(session), MANAGER);

        assertThat(decided).isEqualTo(2);
        assertThat(of(session, ready).decision().ruling()).isEqualTo(Ruling.AWARD);
        assertThat(of(session, absent).decision().ruling()).isEqualTo(Ruling.REFUSAL);
        assertThat(of(session, waiting).decision()).isNull();
        assertThat(deliberations.agree(session, seen(session), MANAGER)).isZero();
    }

    @Test
    void factsThatChangeAfterTheDecisionHoldBackTheClosing() {
        var candidate = jury.candidate(cohort, "Diallo");
        var session = jury.session(cohort);
        decide(session, candidate, new Choice.Adjourn(null));

        jury.attendance(candidate, "0.90");

        assertThat(of(session, candidate).state()).isEqualTo(Case.State.STALE);
        assertThat(deliberations.close(session, MANAGER))
                .isInstanceOfSatisfying(
                        Closing.Hindered.class,
                        hindered -> assertThat(hindered.hindrances())
                                .singleElement()
                                .isInstanceOf(Hindrance.Stale.class));
        assertThat(decide(session, candidate, new Choice.Adjourn(null))).isInstanceOf(Decided.Recorded.class);
        assertThat(deliberations.close(session, MANAGER)).isEqualTo(new Closing.Done(0));
    }

    @Test
    void aDecisionOnWhatWasNotSeenIsRefused() {
        var candidate = jury.candidate(cohort, "Diallo");
        var session = jury.session(cohort);
        var seen = of(session, candidate).digest();
        jury.attendance(candidate, "0.90");

        assertThat(deliberations.decide(session, candidate, new Choice.Adjourn(null), seen, MANAGER))
                .isEqualTo(new Decided.Refused(Decided.Why.FACTS_CHANGED));
    }

    @Test
    void anUndecidedCandidateHoldsBackTheClosing() {
        jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);

        assertThat(deliberations.close(session, MANAGER)).isInstanceOf(Closing.Hindered.class);
        assertThat(deliberations.find(session).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void twoPeopleWhoCloseAtOnceCloseOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            jury.passing(cohort, "Diallo " + i, "0.93");
        }
        var session = jury.session(cohort);
        deliberations.agree(session, seen(session), MANAGER);
        Callable<Closing> closing = () -> deliberations.close(session, MANAGER);

        List<Closing> closings;
        try (var threads = Executors.newFixedThreadPool(4)) {
            closings = threads.invokeAll(List.of(closing, closing, closing, closing)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(closings).filteredOn(Closing.Done.class::isInstance).containsExactly(new Closing.Done(5));
        assertThat(closings).filteredOn(Closing.Already.class::isInstance).hasSize(3);
        assertThat(awards.of(AJury.MANAGER, session)).hasSize(5);
    }

    @Test
    void aClosingThatFailsHalfwayLeavesNothingAndSkipsNoNumber() {
        jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        deliberations.agree(session, seen(session), MANAGER);

        accident.happens = true;
        assertThatThrownBy(() -> deliberations.close(session, MANAGER)).hasMessageContaining("power fails");
        assertThat(deliberations.find(session).orElseThrow().isOpen()).isTrue();
        assertThat(awards.of(AJury.MANAGER, session)).isEmpty();
        accident.happens = false;
        deliberations.close(session, MANAGER);

        var numbers = jdbc.sql("select number from award.certificate order by number")
                .query(String.class)
                .list();
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).endsWith("-%05d".formatted(i + 1));
        }
    }

    @Test
    void nothingIsDecidedInAClosedSession() {
        var candidate = jury.passing(cohort, "Diallo", "0.93");
        var session = jury.session(cohort);
        deliberations.agree(session, seen(session), MANAGER);
        deliberations.close(session, MANAGER);

        assertThat(decide(session, candidate, new Choice.Adjourn("Regret")))
                .isEqualTo(new Decided.Refused(Decided.Why.SESSION_CLOSED));
        assertThatThrownBy(() -> jdbc.sql("update jury.session set closed_at = null, closed_by = null where id = :id")
                        .param("id", session.value())
                        .update())
                .hasMessageContaining("stays as it is");
    }

    @Test
    void theMinutesSayWhoSatAndWhatWasDecidedForEach() {
        var candidate = jury.passing(cohort, "Diallo", "0.93");
        jury.absent(cohort, "Sauvestre 😀");
        var session = jury.session(cohort);
        var blocks = new LinkedHashMap<>(blocks(session, candidate));
        blocks.put("B2", Status.NOT_VALIDATED);
        decide(session, candidate, new Choice.Depart(blocks, false, "Mission faite par <un> autre."));
        deliberations.agree(session, seen(session), MANAGER);
        deliberations.close(session, MANAGER);

        var closed = deliberations.deliberation(session).orElseThrow();
        var pdf = new Pdf(closedSessions.minutes(closed.session()));

        assertThat(pdf.text())
                .contains(
                        "Procès-verbal de délibération",
                        "Hervé Auffret, directeur, présidence du jury",
                        "Salima Benhaddou",
                        "DIALLO Awa",
                        "SAUVESTRE [U+1F600]",
                        "réussite partielle (1)",
                        "refus",
                        "Mission faite par <un> autre.",
                        closed.cases().getFirst().digest().substring(0, 12),
                        "page 1 / 1");
        assertThat(pdf.violations()).isEmpty();
        assertThat(closedSessions.minutes(closed.session())).isEqualTo(pdf.bytes());
    }

    private Decided decide(SessionId session, CandidacyId candidate, Choice choice) {
        return deliberations.decide(
                session, candidate, choice, of(session, candidate).digest(), MANAGER);
    }

    private Case of(SessionId session, CandidacyId candidate) {
        return deliberations.deliberation(session).orElseThrow().of(candidate).orElseThrow();
    }

    private Map<CandidacyId, String> seen(SessionId session) {
        return deliberations.deliberation(session).orElseThrow().cases().stream()
                .collect(Collectors.toMap(Case::id, Case::digest));
    }

    private Map<String, Status> blocks(SessionId session, CandidacyId candidate) {
        Map<String, Status> blocks = new LinkedHashMap<>();
        of(session, candidate).proposal().blocks().forEach(block -> blocks.put(block.block(), block.status()));
        return blocks;
    }
}
