package fr.parchemin.bench;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Decider;
import fr.parchemin.engine.proposal.ProposalWriter;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a dossier line costs, part by part: reading it, deciding it, writing its proposal. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class LineBenchmark {

    private static final int DOSSIERS = 1 << 10;

    private final Decider decider = Dossiers.decider("certification-jnac");
    private final byte[][] lines =
            Dossiers.lines("certification-jnac", DOSSIERS).toArray(byte[][]::new);
    private final Dossier[] dossiers = read(lines);
    private final Answer[] answers = decide(dossiers, decider);
    private final ProposalWriter writer = new ProposalWriter(OutputStream.nullOutputStream(), fault -> "");
    private int next;

    private static Dossier[] read(byte[][] lines) {
        return java.util.Arrays.stream(lines).map(Dossiers::read).toArray(Dossier[]::new);
    }

    private static Answer[] decide(Dossier[] dossiers, Decider decider) {
        return java.util.Arrays.stream(dossiers).map(decider::propose).toArray(Answer[]::new);
    }

    private int next() {
        return next++ & (DOSSIERS - 1);
    }

    /** Reading alone. */
    @Benchmark
    public DossierReading read() {
        return DossierReader.read(lines[next()]);
    }

    /** Deciding alone. */
    @Benchmark
    public Answer decide() {
        return decider.propose(dossiers[next()]);
    }

    /** Writing alone. */
    @Benchmark
    public void write() {
        writer.write(answers[next()]);
    }
}
