package fr.parchemin.app.jury;

import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.paper.Press;
import fr.parchemin.app.paper.Press.Manuscript;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Prints the minutes of a session at the moment when it closes; what is printed is kept, and never printed again. */
@Component
class Minutes {

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

    /** A candidate whose case is put off, with what the jury said of it and the day on which it comes back. */
    record Adjournment(
            String number,
            String candidate,
            @Nullable String motive,
            @Nullable LocalDate to) {}

    /**
     * The minutes of a session.
     *
     * @param cases in the order of their lines
     * @throws IllegalStateException when the session is still open
     */
    byte[] print(Session session, Scheme scheme, List<Case.Kept> cases) {
        if (session.closed() == null) {
            throw new IllegalStateException("Session " + session.id().value() + " is still open");
        }
        List<Departure> departures = new ArrayList<>();
        var lines = cases.stream().map(one -> line(one, departures)).toList();
        return press.print(new Manuscript(
                "minutes",
                Map.of(
                        "session", session,
                        "scheme", scheme,
                        "blocks", scheme.blocks().stream().map(Block::id).toList(),
                        "lines", lines,
                        "departures", departures,
                        "adjournments", adjournments(cases),
                        "counts", counts(lines),
                        "sample", samples),
                session.closed().at()));
    }

    private static List<Adjournment> adjournments(List<Case.Kept> cases) {
        return cases.stream()
                .filter(one -> one.decision().ruling() == Ruling.ADJOURNED)
                .map(one -> new Adjournment(
                        one.number(),
                        one.listedName(),
                        one.decision().departs() ? null : one.decision().motive(),
                        one.decision().adjournedTo()))
                .filter(one -> one.motive() != null || one.to() != null)
                .toList();
    }

    private static Line line(Case.Kept one, List<Departure> departures) {
        var decision = one.decision();
        if (decision.departs()) {
            departures.add(departure(one, departures.size() + 1));
        }
        return new Line(
                one.number(),
                one.listedName(),
                decision.blocks().values().stream().map(Enum::name).toList(),
                decision.ruling(),
                decision.digest().substring(0, 12),
                decision.departs() ? departures.size() : 0);
    }

    private static Departure departure(Case.Kept one, int rank) {
        var decision = one.decision();
        var proposal = Objects.requireNonNull(one.proposal());
        return new Departure(
                rank,
                one.number(),
                one.listedName(),
                Ruling.following(proposal.outcome()).name(),
                decision.ruling(),
                Objects.requireNonNull(decision.motive()));
    }

    private static Map<String, Long> counts(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.ruling().name(), Collectors.counting()));
    }
}
