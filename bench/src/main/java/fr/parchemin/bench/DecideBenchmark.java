package fr.parchemin.bench;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Decider;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many proposals, with all their findings, one core makes in a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class DecideBenchmark {

    private static final int DOSSIERS = 1 << 10;

    /** The scheme decided under. */
    @Param({"certification-jnac", "cqp-charge-clientele-pro"})
    public String scheme = "";

    private Decider decider = Dossiers.decider("certification-jnac");
    private Dossier[] dossiers = {};
    private int next;

    /** Makes the dossiers. */
    @Setup
    public void read() {
        decider = Dossiers.decider(scheme);
        dossiers = Dossiers.lines(scheme, DOSSIERS).stream().map(Dossiers::read).toArray(Dossier[]::new);
    }

    /** One proposal. */
    @Benchmark
    public Answer propose() {
        return decider.propose(dossiers[next++ & (DOSSIERS - 1)]);
    }
}
