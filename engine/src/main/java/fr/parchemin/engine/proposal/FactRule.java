package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.NextAction.Action;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rule about a fact of the candidacy: its verdict, its reasons, and what would cure it. */
sealed interface FactRule
        permits Attendance,
                Placement,
                Experience,
                FactRule.Admitted,
                FactRule.HeldTitle,
                FactRule.SchemeOpen,
                FactRule.EveryBlock,
                ModulesInOrder {

    /** The verdict, as in {@link Condition}. */
    int verdict(Evaluation evaluation);

    /** Gives the reasons for this verdict. */
    void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings);

    /** What the candidate may do about it, or what is awaited; asked while it is not met. */
    List<NextAction> remedies(Evaluation evaluation);

    /** What other actions name when they must wait for this. */
    String subject();

    /** Whether this is asked of who presents a block, and of nobody else. */
    default boolean isOfPresenting() {
        return false;
    }

    /** The verdict on a number that nobody may have entered yet. */
    static int atLeast(@Nullable BigDecimal found, BigDecimal least) {
        return found == null ? Condition.PENDING : found.compareTo(least) >= 0 ? Condition.MET : Condition.UNMET;
    }

    /** A number as findings show it. */
    static @Nullable Value number(@Nullable BigDecimal number) {
        return number == null ? null : new Value.Number(number);
    }

    /** What nobody has entered is awaited; until the day of the jury the candidate may do something about it as well. */
    static List<NextAction> unknown(Evaluation evaluation, FactRule rule, NextAction remedy) {
        NextAction awaited = NextActions.awaitFact(rule.subject());
        return evaluation.facts.windows().isJuryDayReached() ? List.of(awaited) : List.of(awaited, remedy);
    }

    /** The notice of admissibility. */
    record Admitted(String clause) implements FactRule {
        private static final Value GRANTED = new Value.Code("granted");
        private static final Value REFUSED = new Value.Code("refused");

        @Override
        public int verdict(Evaluation evaluation) {
            Dossier.Admissibility notice = evaluation.facts.admissibility;
            return notice == null ? Condition.PENDING : notice.granted() ? Condition.MET : Condition.UNMET;
        }

        @Override
        public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
            Value found = verdict == Condition.PENDING ? null : verdict == Condition.MET ? GRANTED : REFUSED;
            findings.accept(
                    new Finding(Reason.ADMISSIBILITY, subject(), Condition.said(verdict), GRANTED, found, clause));
        }

        @Override
        public boolean isOfPresenting() {
            return true;
        }

        @Override
        public List<NextAction> remedies(Evaluation evaluation) {
            boolean awaited = evaluation.facts.admissibility == null
                    && evaluation.facts.windows().isJuryDayReached();
            return List.of(
                    awaited
                            ? NextActions.awaitFact(subject())
                            : NextActions.candidacy(Action.OBTAIN_ADMISSIBILITY, null, null, null));
        }

        @Override
        public String subject() {
            return "admissibility";
        }
    }

    /**
     * The title of another scheme.
     *
     * @param version the version that it must be of, absent: any will do
     */
    record HeldTitle(String scheme, @Nullable String version, String clause) implements FactRule {
        private static final Value HELD = new Value.Code("held");

        @Override
        public int verdict(Evaluation evaluation) {
            return since(evaluation) == null ? Condition.UNMET : Condition.MET;
        }

        private @Nullable LocalDate since(Evaluation evaluation) {
            return evaluation.facts.holdings.titleSince(scheme, version);
        }

        @Override
        public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
            LocalDate since = since(evaluation);
            Value expected = version == null ? HELD : new Value.Code(version);
            Value found = since == null ? evaluation.facts.holdings.titleVersion(scheme) : new Value.Day(since);
            findings.accept(new Finding(
                    Reason.TITLE_HELD,
                    scheme,
                    Condition.said(verdict),
                    since == null ? expected : null,
                    found,
                    clause));
        }

        @Override
        public List<NextAction> remedies(Evaluation evaluation) {
            return List.of(NextActions.candidacy(Action.OBTAIN_TITLE, null, null, null));
        }

        @Override
        public String subject() {
            return scheme;
        }
    }

    /** The scheme is open on the day of the jury, or on the day of the facts while no jury is set. */
    record SchemeOpen(String scheme, String clause) implements FactRule {
        @Override
        public int verdict(Evaluation evaluation) {
            LocalDate last = evaluation.plan.term.lastDay(evaluation, false);
            return last != null && evaluation.facts.referenceDay().isAfter(last) ? Condition.UNMET : Condition.MET;
        }

        @Override
        public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
            LocalDate last = evaluation.plan.term.lastDay(evaluation, false);
            if (last != null) {
                findings.accept(new Finding(
                        Reason.SCHEME_OPEN,
                        scheme,
                        Condition.said(verdict),
                        new Value.Day(last),
                        new Value.Day(evaluation.facts.referenceDay()),
                        evaluation.plan.term.clause(last, clause)));
            }
        }

        @Override
        public List<NextAction> remedies(Evaluation evaluation) {
            // A scheme that is over stays over.
            return List.of();
        }

        @Override
        public String subject() {
            return scheme;
        }
    }

    /** Every block is validated in this session or held. */
    record EveryBlock(int blocks, String subject, CountFindings counts) implements FactRule {
        @Override
        public int verdict(Evaluation evaluation) {
            int least = Condition.MET;
            for (int block = 0; block < blocks; block++) {
                least = Math.min(least, evaluation.block(block));
            }
            return least;
        }

        @Override
        public void explain(Evaluation evaluation, int verdict, Consumer<Finding> findings) {
            int obtained = 0;
            for (int block = 0; block < blocks; block++) {
                obtained += evaluation.block(block) == Condition.MET ? 1 : 0;
            }
            findings.accept(counts.finding(verdict, obtained));
        }

        @Override
        public List<NextAction> remedies(Evaluation evaluation) {
            // What a block still needs is asked for with the block itself.
            return List.of();
        }
    }
}
