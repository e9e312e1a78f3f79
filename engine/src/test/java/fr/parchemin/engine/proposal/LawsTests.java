package fr.parchemin.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of every dossier, shown on whole small domains: all that can happen to a candidate in a block or two. */
class LawsTests {

    private static final List<String> MENTIONS = List.of("non-acquis", "en-cours-acquisition", "acquis", "maitrise");

    /** What one attempt can come to; absent: it did not take place. */
    private static final List<@Nullable Mark> JNAC_MARKS = Arrays.asList(
            null,
            new Mark.Graded("en-cours-acquisition"),
            new Mark.Graded("acquis"),
            new Mark.Absent(true),
            new Mark.Absent(false),
            new Mark.Awaited());

    private final Decider jnac = Shipped.decider("certification-jnac");
    private final Decider manager = Shipped.decider("cqp-manager-operationnel");
    private final Decider adviser = Shipped.decider("tp-conseiller-relation-client-distance");

    /** Two assessments of one block, three attempts and two, before and after the resits; the other blocks are passed. */
    private Stream<Dossier> jnacDossiers() {
        return histories(3, JNAC_MARKS).stream()
                .flatMap(first -> histories(2, JNAC_MARKS).stream()
                        .flatMap(second -> Stream.of("2026-06-30", "2026-07-05")
                                .map(asOf -> jnac(asOf, first, second).build())));
    }

    private static List<List<@Nullable Mark>> histories(int attempts, List<@Nullable Mark> marks) {
        List<List<@Nullable Mark>> all = new ArrayList<>();
        all.add(List.of());
        for (int attempt = 0; attempt < attempts; attempt++) {
            List<List<@Nullable Mark>> longer = new ArrayList<>();
            for (List<@Nullable Mark> history : all) {
                for (Mark mark : marks) {
                    List<@Nullable Mark> next = new ArrayList<>(history);
                    next.add(mark);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private static ADossier jnac(String asOf, List<@Nullable Mark> first, List<@Nullable Mark> second) {
        ADossier dossier = ADossier.of("certification-jnac")
                .asOf(asOf)
                .beforeJuryOf("2026-07-10")
                .attended("0.9")
                .placed("60")
                .graded("B2.mission-immersive", 1, "acquis")
                .graded("B3.etude-de-cas", 1, "acquis")
                .graded("B3.mission-action", 1, "acquis")
                .graded("B4.etude-de-cas", 1, "acquis")
                .graded("B4.mission-action", 1, "acquis")
                .graded("B4.mission-consultant", 1, "acquis");
        add(dossier, "B1.etude-de-cas", first);
        add(dossier, "B1.mission-action", second);
        return dossier;
    }

    private static void add(ADossier dossier, String assessment, List<@Nullable Mark> history) {
        for (int i = 0; i < history.size(); i++) {
            Mark mark = history.get(i);
            if (mark != null) {
                dossier.with(assessment, i + 1, mark);
            }
        }
    }

    /** A claim on one block, its reading and interview, its portfolio and its modules in every state. */
    private Stream<Dossier> managerDossiers() {
        List<String> competencies = Shipped.competencies(manager, "B1");
        List<ADossier> dossiers = new ArrayList<>();
        for (String reading : List.of("", "acquis", "non-acquis")) {
            for (String interview : List.of("", "acquis", "non-acquis")) {
                for (int situations = -1; situations < 2; situations++) {
                    for (int modules = 0; modules < 5; modules++) {
                        dossiers.add(manager(competencies, reading, interview, situations, modules));
                    }
                }
            }
        }
        return dossiers.stream().map(ADossier::build);
    }

    private static ADossier manager(
            List<String> competencies, String reading, String interview, int situations, int modules) {
        ADossier dossier = ADossier.of("cqp-manager-operationnel")
                .presenting("B1")
                .holding("B2", "2020-01-01")
                .holding("B3", "2020-01-01")
                .holding("B4", "2020-01-01");
        competencies.stream().skip(1).forEach(competency -> dossier.graded("dpp", competency, ADossier.ACQUIS));
        if (!reading.isEmpty()) {
            dossier.graded("dpp", competencies.getFirst(), reading);
        }
        if (!interview.isEmpty()) {
            dossier.graded("entretien", competencies.getFirst(), interview);
        }
        if (situations >= 0) {
            dossier.handedIn("B1.dpp", "2026-04-01", situations);
        }
        String[] analyser = {"", "2026-01-10", "2026-03-10", "2026-02-10", "2026-02-10"};
        String[] prepare = {"", "2026-02-10", "2026-02-10", "2026-02-10", ""};
        if (!analyser[modules].isEmpty()) {
            dossier.followed("analyser-formaliser-pratique", analyser[modules]);
        }
        if (!prepare[modules].isEmpty()) {
            dossier.followed("se-preparer-epreuves", prepare[modules]);
        }
        return dossier;
    }

    /** Both blocks, the interview, the deliverables and the notice of admissibility, on the route of experience. */
    private Stream<Dossier> adviserDossiers() {
        List<ADossier> dossiers = new ArrayList<>();
        for (String first : List.of("", "acquis", "non-acquis")) {
            for (String interview : List.of("", "favorable", "defavorable")) {
                for (int notice = 0; notice < 3; notice++) {
                    for (boolean handedIn : new boolean[] {true, false}) {
                        for (boolean held : new boolean[] {true, false}) {
                            dossiers.add(adviser(first, interview, notice, handedIn, held));
                        }
                    }
                }
            }
        }
        return dossiers.stream().map(ADossier::build);
    }

    private ADossier adviser(String first, String interview, int notice, boolean handedIn, boolean held) {
        ADossier dossier = ADossier.of("tp-conseiller-relation-client-distance").by("vae");
        List<String> competencies = Shipped.competencies(adviser, "CCP1");
        competencies.stream()
                .skip(1)
                .forEach(competency -> dossier.graded("mise-en-situation", competency, ADossier.ACQUIS));
        if (!first.isEmpty()) {
            dossier.graded("mise-en-situation", competencies.getFirst(), first);
        }
        Shipped.competencies(adviser, "CCP2")
                .forEach(competency -> dossier.graded("mise-en-situation", competency, ADossier.ACQUIS));
        if (!interview.isEmpty()) {
            dossier.graded("entretien-final", 1, interview);
        }
        if (notice > 0) {
            dossier.admitted(notice == 1, "2026-01-15");
        }
        if (handedIn) {
            dossier.handedIn("dossier-professionnel", "2026-04-01", 1);
        }
        if (held) {
            dossier.holding("CCP1", "2025-10-10");
        }
        return dossier;
    }

    private Stream<Case> cases() {
        return Stream.of(
                        jnacDossiers().map(dossier -> new Case(jnac, dossier)),
                        managerDossiers().map(dossier -> new Case(manager, dossier)),
                        adviserDossiers().map(dossier -> new Case(adviser, dossier)))
                .flatMap(cases -> cases);
    }

    private record Case(Decider decider, Dossier dossier) {
        Proposal proposal() {
            return proposal(dossier);
        }

        Proposal proposal(Dossier other) {
            return (Proposal) decider.propose(other);
        }
    }

    @Test
    void theDomainsReachEveryOutcome() {
        Set<Outcome> reached = new HashSet<>();
        Set<Status> statuses = new HashSet<>();
        cases().map(Case::proposal).forEach(proposal -> {
            reached.add(proposal.outcome());
            proposal.blocks().forEach(block -> statuses.add(block.status()));
        });

        assertThat(reached).contains(Outcome.INELIGIBLE, Outcome.AWARD, Outcome.IN_PROGRESS, Outcome.PARTIAL);
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
    }

    @Test
    void theOrderOfFactsDoesNotMatter() {
        Random random = new Random(42);
        cases().forEach(given -> {
            Dossier dossier = given.dossier();
            Dossier shuffled = with(
                    dossier,
                    shuffled(dossier.modules(), random),
                    shuffled(dossier.results(), random),
                    shuffled(dossier.deliverables(), random),
                    shuffled(dossier.holdings(), random));

            holds(given.proposal(shuffled).equals(given.proposal()), shuffled);
        });
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static Dossier with(
            Dossier dossier,
            List<ModuleRecord> modules,
            List<Result> results,
            List<Receipt> deliverables,
            List<Holding> holdings) {
        return with(
                dossier,
                dossier.attendance(),
                dossier.placementDays(),
                dossier.admissibility(),
                modules,
                results,
                deliverables,
                holdings);
    }

    private static Dossier with(
            Dossier dossier,
            @Nullable BigDecimal attendance,
            @Nullable BigDecimal placementDays,
            @Nullable Admissibility admissibility,
            List<ModuleRecord> modules,
            List<Result> results,
            List<Receipt> deliverables,
            List<Holding> holdings) {
        return new Dossier(
                dossier.id(),
                dossier.scheme(),
                dossier.version(),
                dossier.route(),
                dossier.asOf(),
                dossier.origin(),
                dossier.enrolledOn(),
                dossier.juryDate(),
                dossier.presentedBlocks(),
                attendance,
                placementDays,
                dossier.experienceMonths(),
                admissibility,
                modules,
                results,
                deliverables,
                holdings,
                dossier.session(),
                dossier.windows());
    }

    @Test
    void aBetterGradeNeverWorsensAnOutcome() {
        cases().forEach(given -> {
            Proposal before = given.proposal();
            for (int i = 0; i < given.dossier().results().size(); i++) {
                for (Dossier better : better(given.dossier(), i)) {
                    assertNoWorse(before, given.proposal(better), better);
                }
            }
        });
    }

    private static List<Dossier> better(Dossier dossier, int index) {
        Result result = dossier.results().get(index);
        if (!(result.mark() instanceof Mark.Graded(var grade))) {
            return List.of();
        }
        List<String> scale = MENTIONS.contains(grade) && dossier.scheme().equals("certification-jnac")
                ? MENTIONS
                : List.of("non-acquis", "acquis", "defavorable", "favorable");
        return scale.stream()
                .skip(scale.indexOf(grade) + 1L)
                .filter(next -> !dossier.scheme().startsWith("tp-") || next.length() > 8 == grade.length() > 8)
                .filter(next -> isSameScale(grade, next))
                .map(next -> {
                    List<Result> results = new ArrayList<>(dossier.results());
                    results.set(
                            index,
                            new Result(
                                    result.assessment(),
                                    result.attempt(),
                                    result.on(),
                                    result.block(),
                                    result.competency(),
                                    new Mark.Graded(next)));
                    return with(dossier, dossier.modules(), results, dossier.deliverables(), dossier.holdings());
                })
                .toList();
    }

    private static boolean isSameScale(String grade, String other) {
        return grade.endsWith("favorable") == other.endsWith("favorable");
    }

    private static void assertNoWorse(Proposal before, Proposal after, Dossier dossier) {
        holds(before.outcome() != Outcome.AWARD || after.outcome() == Outcome.AWARD, dossier);
        for (int i = 0; i < before.blocks().size(); i++) {
            int rank = rank(after.blocks().get(i).status());
            holds(rank >= rank(before.blocks().get(i).status()), dossier);
        }
    }

    private static int rank(Status status) {
        return switch (status) {
            case NOT_PRESENTED -> 0;
            case NOT_VALIDATED -> 1;
            case IN_PROGRESS -> 2;
            case VALIDATED -> 3;
            case HELD -> 4;
        };
    }

    @Test
    void aHeldBlockStaysHeld() {
        cases().forEach(given -> {
            List<Holding> holdings = new ArrayList<>(given.dossier().holdings());
            String block = given.proposal().blocks().getFirst().block();
            holdings.add(new Holding(
                    Dossier.Certificate.BLOCK, given.dossier().scheme(), null, block, LocalDate.of(2024, 6, 1)));
            Dossier held = with(
                    given.dossier(),
                    given.dossier().modules(),
                    given.dossier().results(),
                    given.dossier().deliverables(),
                    holdings);

            holds(given.proposal(held).blocks().getFirst().status() == Status.HELD, held);
        });
    }

    @Test
    void decidingTwiceGivesTheSameBytes() {
        cases().forEach(given -> holds(Arrays.equals(bytes(given), bytes(given)), given.dossier()));
    }

    private static byte[] bytes(Case given) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ProposalWriter writer = new ProposalWriter(bytes, fault -> "")) {
            writer.write(given.proposal());
        }
        return bytes.toByteArray();
    }

    @Test
    void removingAFactNeverAwards() {
        cases().filter(given -> given.proposal().outcome() != Outcome.AWARD)
                .forEach(given -> withoutOneFact(given.dossier())
                        .forEach(less -> holds(given.proposal(less).outcome() != Outcome.AWARD, less)));
    }

    /** An assertion cheap enough for a hundred thousand dossiers. */
    private static void holds(boolean law, Dossier dossier) {
        if (!law) {
            throw new AssertionError("broken by " + dossier);
        }
    }

    private static List<Dossier> withoutOneFact(Dossier d) {
        List<Dossier> less = new ArrayList<>();
        var m = d.modules();
        var r = d.results();
        var l = d.deliverables();
        var h = d.holdings();
        without(m).forEach(left -> less.add(with(d, left, r, l, h)));
        without(r).forEach(left -> less.add(with(d, m, left, l, h)));
        without(l).forEach(left -> less.add(with(d, m, r, left, h)));
        without(h).forEach(left -> less.add(with(d, m, r, l, left)));
        less.add(with(d, null, d.placementDays(), d.admissibility(), m, r, l, h));
        less.add(with(d, d.attendance(), null, d.admissibility(), m, r, l, h));
        less.add(with(d, d.attendance(), d.placementDays(), null, m, r, l, h));
        return less;
    }

    private static <T> List<List<T>> without(List<T> list) {
        List<List<T>> shorter = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<T> left = new ArrayList<>(list);
            left.remove(i);
            shorter.add(left);
        }
        return shorter;
    }
}
