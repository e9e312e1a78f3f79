package fr.parchemin.app.jury;

import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.paper.Press;
import fr.parchemin.app.paper.Press.Manuscript;
import fr.parchemin.engine.scheme.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Prints the minutes of closed sessions, each time alike. */
@Component
public class Minutes {

    private final Press press;
    private final boolean samples;

    Minutes(Press press, @Value("${parchemin.demo:false}") boolean samples) {
        this.press = press;
        this.samples = samples;
    }

    /** One line of the minutes. */
    record Line(
            String number, String candidate, List<String> statuses, Ruling ruling, String reference, int departure) {}

    /** A decision that differs from the proposal. */
    record Departure(int rank, String number, String candidate, String proposed, Ruling ruling, String motive) {}

    /** A candidate whose case is put off, with what the jury said of it. */
    record Adjournment(String number, String candidate, String motive) {}

    /**
     * The minutes of a session.
     *
     * @throws IllegalStateException when the session is still open
     */
    public byte[] print(Deliberation deliberation) {
        var session = deliberation.session();
        if (session.closed() == null) {
            throw new IllegalStateException("Session " + session.id().value() + " is still open");
        }
        List<Departure> departures = new ArrayList<>();
        var lines = deliberation.cases().stream()
                .map(one -> line(one, Objects.requireNonNull(one.decision()), departures))
                .toList();
        var scheme = deliberation.edition().scheme();
        return press.print(new Manuscript(
                "minutes",
                Map.of(
                        "session", session,
                        "scheme", scheme,
                        "blocks", scheme.blocks().stream().map(Block::id).toList(),
                        "lines", lines,
                        "departures", departures,
                        "adjournments", adjournments(deliberation),
                        "counts", counts(lines),
                        "sample", samples),
                session.closed().at()));
    }

    private static List<Adjournment> adjournments(Deliberation deliberation) {
        return deliberation.cases().stream()
                .map(one -> Objects.requireNonNull(one.decision()))
                .filter(decision -> decision.ruling() == Ruling.ADJOURNED && !decision.departs())
                .flatMap(decision -> Stream.ofNullable(decision.motive())
                        .filter(motive -> !motive.isBlank())
                        .map(motive -> new Adjournment(decision.number(), decision.candidate(), motive)))
                .toList();
    }

    private static Line line(Case one, Decision decision, List<Departure> departures) {
        if (decision.departs()) {
            departures.add(departure(one, decision, departures.size() + 1));
        }
        return new Line(
                decision.number(),
                decision.candidate(),
                decision.blocks().values().stream().map(Enum::name).toList(),
                decision.ruling(),
                decision.digest().substring(0, 12),
                decision.departs() ? departures.size() : 0);
    }

    private static Departure departure(Case one, Decision decision, int rank) {
        var proposal = Objects.requireNonNull(one.proposal());
        return new Departure(
                rank,
                decision.number(),
                decision.candidate(),
                Ruling.following(proposal.outcome()).name(),
                decision.ruling(),
                Objects.requireNonNull(decision.motive()));
    }

    private static Map<String, Long> counts(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.ruling().name(), Collectors.counting()));
    }
}
