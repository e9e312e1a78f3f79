package fr.parchemin.bench;

import com.sun.management.ThreadMXBean;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.ProposalWriter;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Holds the engine against its targets. Rates are by second of processor time, not of the clock, so that a busy machine does
 * not change them much; ends with 1 if a target is missed.
 */
final class Targets {

    private static final int DOSSIERS = 1 << 10;
    private static final int ROUNDS = 12;
    private static final int ROUND = 200_000;

    private static final int COHORT = 500;
    private static final double COHORT_MILLISECONDS = 50;
    private static final List<String> SCHEMES = List.of(
            "certification-jnac",
            "cqp-charge-clientele-pro",
            "cqp-manager-operationnel",
            "tp-conseiller-relation-client-distance",
            "ccs-exemple");

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static boolean missed;
    /** Read at the end, so that nothing measured can be left out. */
    private static long consumed;

    private Targets() {}

    /** Measures and prints one line a target. */
    public static void main(String[] arguments) {
        SCHEMES.forEach(Targets::cohort);
        engine("certification-jnac", 1_000_000, 2048);
        engine("cqp-charge-clientele-pro", 300_000, 4096);
        lines();
        System.out.println(consumed == 0 ? "nothing was measured" : "");
        System.exit(missed ? 1 : 0);
    }

    /** Proposes for a whole cohort again: first as a process does that has just started, then at its best. */
    private static void cohort(String scheme) {
        Decider decider = Dossiers.decider(scheme);
        List<Dossier> cohort = Dossiers.worked(scheme, COHORT);
        double first = milliseconds(() -> repropose(decider, cohort));
        double best = first;
        for (int round = 1; round < 20 * ROUNDS; round++) {
            best = Math.min(best, milliseconds(() -> repropose(decider, cohort)));
        }
        System.out.printf("%s, 500 dossiers proposed for the first time: %.2f ms%n", scheme, first);
        report(scheme + ", ms for 500 dossiers", best, COHORT_MILLISECONDS, best < COHORT_MILLISECONDS);
    }

    private static void repropose(Decider decider, List<Dossier> cohort) {
        for (Dossier dossier : cohort) {
            consumed += decider.propose(dossier) instanceof Proposal ? 1 : 0;
        }
    }

    private static double milliseconds(Runnable what) {
        long time = THREAD.getCurrentThreadCpuTime();
        what.run();
        return (THREAD.getCurrentThreadCpuTime() - time) / 1e6;
    }

    private static void engine(String scheme, double rate, double bytes) {
        Decider decider = Dossiers.decider(scheme);
        Dossier[] dossiers =
                Dossiers.lines(scheme, DOSSIERS).stream().map(Dossiers::read).toArray(Dossier[]::new);
        Cost cost = cost(i -> consumed += decider.propose(dossiers[i]) instanceof Proposal ? 1 : 0);
        report(scheme + ", proposals a second a core", cost.rate(), rate, cost.rate() >= rate);
        report(scheme + ", bytes a proposal", cost.bytes(), bytes, cost.bytes() <= bytes);
    }

    private static void lines() {
        Decider decider = Dossiers.decider("certification-jnac");
        byte[][] lines = Dossiers.lines("certification-jnac", DOSSIERS).toArray(byte[][]::new);
        Dossier[] dossiers = Arrays.stream(lines).map(Dossiers::read).toArray(Dossier[]::new);
        Answer[] answers = Arrays.stream(dossiers).map(decider::propose).toArray(Answer[]::new);
        ProposalWriter writer = new ProposalWriter(OutputStream.nullOutputStream(), fault -> "");
        double read = 1
                / cost(i -> consumed += DossierReader.read(lines[i]) instanceof DossierReading.Read ? 1 : 0)
                        .rate();
        double decide = 1
                / cost(i -> consumed += decider.propose(dossiers[i]) instanceof Proposal ? 1 : 0)
                        .rate();
        double write = 1 / cost(i -> writer.write(answers[i])).rate();
        double whole = read + decide + write;
        System.out.printf(
                "a line: reading %.0f %%, deciding %.0f %%, writing %.0f %%%n",
                100 * read / whole, 100 * decide / whole, 100 * write / whole);
        report("a line, share of deciding", decide / whole, 0.5, decide / whole < 0.5);
    }

    /** One step of what is measured. */
    private interface Step {
        void run(int index);
    }

    /** The best of some rounds after some to warm up: what the code costs when nothing gets in its way. */
    private static Cost cost(Step step) {
        Cost best = new Cost(0, 0);
        for (int round = 0; round < ROUNDS; round++) {
            long bytes = THREAD.getCurrentThreadAllocatedBytes();
            long time = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < ROUND; i++) {
                step.run(i & (DOSSIERS - 1));
            }
            double seconds = (THREAD.getCurrentThreadCpuTime() - time) / 1e9;
            double allocated = THREAD.getCurrentThreadAllocatedBytes() - bytes;
            Cost cost = new Cost(ROUND / seconds, allocated / ROUND);
            best = cost.rate() > best.rate() ? cost : best;
        }
        return best;
    }

    private record Cost(double rate, double bytes) {}

    private static void report(String what, double measured, double target, boolean met) {
        missed |= !met;
        System.out.printf("%-60s %,14.2f   target %,14.2f   %s%n", what, measured, target, met ? "met" : "MISSED");
    }
}
