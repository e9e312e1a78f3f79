package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.NextAction.Action;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A rule about a fact of the candidacy. It gives its reason when it is looked at, and knows what would cure it. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and walked for every dossier
sealed interface FactRule {

    /** The verdict, as in {@link Condition}; adds the finding. */
    int verdict(Run run);

    /** Adds what the candidate may do about it. */
    void remedy(Run run);

    /** What other actions name when they must wait for this. */
    default String subject(Run run) {
        return "";
    }

    /** Whether this is asked of who presents a block, and of nobody else. */
    default boolean isOfPresenting() {
        return false;
    }

    private static int say(
            Run run,
            Reason reason,
            String subject,
            int verdict,
            @Nullable Value expected,
            @Nullable Value found,
            String clause) {
        run.findings.add(new Finding(reason, subject, Condition.said(verdict), expected, found, clause));
        return verdict;
    }

    private static int atLeast(@Nullable BigDecimal found, BigDecimal least) {
        return found == null ? Condition.PENDING : found.compareTo(least) >= 0 ? Condition.MET : Condition.UNMET;
    }

    private static @Nullable Value number(@Nullable BigDecimal number) {
        return number == null ? null : new Value.Number(number);
    }

    /** The share of attendance, whatever the reason of the absences. */
    record Attendance(BigDecimal least, Value expected, String clause) implements FactRule {
        @Override
        public int verdict(Run run) {
            BigDecimal found = run.dossier.attendance();
            return say(run, Reason.ATTENDANCE, "attendance", atLeast(found, least), expected, number(found), clause);
        }

        @Override
        public void remedy(Run run) {
            // The centre will tell; the candidate has nothing to do.
        }
    }

    /** Working days in the company: short, they can be completed until the day before the jury. */
    record Placement(BigDecimal least, Value expected, String clause) implements FactRule {
        @Override
        public int verdict(Run run) {
            BigDecimal found = run.dossier.placementDays();
            int verdict = atLeast(found, least);
            if (verdict == Condition.UNMET && beforeJury(run)) {
                verdict = Condition.PENDING;
            }
            return say(run, Reason.PLACEMENT, "placement", verdict, expected, number(found), clause);
        }

        private static boolean beforeJury(Run run) {
            LocalDate jury = run.dossier.juryDate();
            return jury != null && run.dossier.asOf().isBefore(jury);
        }

        @Override
        public void remedy(Run run) {
            if (run.dossier.juryDate() == null || beforeJury(run)) {
                run.actions.add(NextActions.candidacy(Action.COMPLETE_PLACEMENT, null, run.dayBeforeJury(), null));
            }
        }
    }

    /** Months of experience, where this scheme and not somebody else's notice decides on them. */
    record Experience(BigDecimal least, Value expected, String clause) implements FactRule {
        @Override
        public int verdict(Run run) {
            BigDecimal found = run.dossier.experienceMonths();
            return say(run, Reason.EXPERIENCE, subject(run), atLeast(found, least), expected, number(found), clause);
        }

        @Override
        public boolean isOfPresenting() {
            return true;
        }

        @Override
        public void remedy(Run run) {
            run.actions.add(NextActions.candidacy(Action.GAIN_EXPERIENCE, null, null, null));
        }

        @Override
        public String subject(Run run) {
            return "experience";
        }
    }

    /** The notice of admissibility. */
    record Admitted(String clause) implements FactRule {
        private static final Value GRANTED = new Value.Code("granted");
        private static final Value REFUSED = new Value.Code("refused");

        @Override
        public int verdict(Run run) {
            Dossier.Admissibility notice = run.dossier.admissibility();
            int verdict = notice == null ? Condition.PENDING : notice.granted() ? Condition.MET : Condition.UNMET;
            Value found = notice == null ? null : notice.granted() ? GRANTED : REFUSED;
            return say(run, Reason.ADMISSIBILITY, subject(run), verdict, GRANTED, found, clause);
        }

        @Override
        public boolean isOfPresenting() {
            return true;
        }

        @Override
        public void remedy(Run run) {
            run.actions.add(NextActions.candidacy(Action.OBTAIN_ADMISSIBILITY, null, null, null));
        }

        @Override
        public String subject(Run run) {
            return "admissibility";
        }
    }

    /** The title of another scheme. */
    record HeldTitle(String scheme, String clause) implements FactRule {
        @Override
        public int verdict(Run run) {
            LocalDate since = run.holdings.titleSince(scheme);
            int verdict = since == null ? Condition.UNMET : Condition.MET;
            Value found = since == null ? null : new Value.Day(since);
            return say(run, Reason.TITLE_HELD, scheme, verdict, null, found, clause);
        }

        @Override
        public void remedy(Run run) {
            run.actions.add(NextActions.candidacy(Action.OBTAIN_TITLE, null, null, null));
        }

        @Override
        public String subject(Run run) {
            return scheme;
        }
    }

    /** Modules completed each on the day of the one before it or later. */
    record ModulesInOrder(String[] modules, String clause) implements FactRule {
        @Override
        public int verdict(Run run) {
            LocalDate previous = LocalDate.MIN;
            for (String module : modules) {
                LocalDate done = firstOnOrAfter(run, module, previous);
                if (done == null) {
                    Value found = latest(run, module);
                    return say(
                            run, Reason.MODULES_IN_ORDER, module, Condition.PENDING, expected(previous), found, clause);
                }
                previous = done;
            }
            String last = modules[modules.length - 1];
            return say(run, Reason.MODULES_IN_ORDER, last, Condition.MET, null, new Value.Day(previous), clause);
        }

        @Override
        public boolean isOfPresenting() {
            return true;
        }

        @Override
        public void remedy(Run run) {
            LocalDate previous = LocalDate.MIN;
            String before = null;
            for (String module : modules) {
                LocalDate done = previous == null ? null : firstOnOrAfter(run, module, previous);
                if (done == null) {
                    run.actions.add(NextActions.candidacy(Action.COMPLETE_MODULE, module, null, before));
                    before = module;
                }
                previous = done;
            }
        }

        @Override
        public String subject(Run run) {
            return modules[modules.length - 1];
        }

        /** The day on which the last module was completed in order, absent while one is missing. */
        @Nullable
        LocalDate completedOn(Run run) {
            LocalDate previous = LocalDate.MIN;
            for (String module : modules) {
                LocalDate done = firstOnOrAfter(run, module, previous);
                if (done == null) {
                    return null;
                }
                previous = done;
            }
            return previous;
        }

        private static @Nullable Value expected(LocalDate previous) {
            return previous.equals(LocalDate.MIN) ? null : new Value.Day(previous);
        }

        private static @Nullable LocalDate firstOnOrAfter(Run run, String module, LocalDate day) {
            LocalDate first = null;
            for (Dossier.ModuleRecord taken : run.dossier.modules()) {
                LocalDate on = taken.completedOn();
                if (on != null && taken.module().equals(module) && !on.isBefore(day) && isBefore(on, first)) {
                    first = on;
                }
            }
            return first;
        }

        private static boolean isBefore(LocalDate day, @Nullable LocalDate other) {
            return other == null || day.isBefore(other);
        }

        private static @Nullable Value latest(Run run, String module) {
            LocalDate latest = null;
            for (Dossier.ModuleRecord taken : run.dossier.modules()) {
                LocalDate on = taken.completedOn();
                if (on != null && taken.module().equals(module) && (latest == null || on.isAfter(latest))) {
                    latest = on;
                }
            }
            return latest == null ? null : new Value.Day(latest);
        }
    }

    /** The scheme is open on the day of the jury, or on the day of the facts while no jury is set. */
    record SchemeOpen(String scheme, String clause) implements FactRule {
        @Override
        public int verdict(Run run) {
            LocalDate last = run.validity.lastDay(false);
            if (last == null) {
                return Condition.MET;
            }
            LocalDate day = run.referenceDay();
            int verdict = day.isAfter(last) ? Condition.UNMET : Condition.MET;
            return say(
                    run,
                    Reason.SCHEME_OPEN,
                    scheme,
                    verdict,
                    new Value.Day(last),
                    new Value.Day(day),
                    run.validity.clause(last, clause));
        }

        @Override
        public void remedy(Run run) {
            // A scheme that is over stays over.
        }
    }

    /** Every block is validated in this session or held. */
    record EveryBlock(int[] blocks, Value expected, String subject, String clause) implements FactRule {
        @Override
        public int verdict(Run run) {
            int least = Condition.MET;
            int obtained = 0;
            for (int block : blocks) {
                int verdict = run.block(block);
                least = Math.min(least, verdict);
                obtained += verdict == Condition.MET ? 1 : 0;
            }
            return say(run, Reason.EVERY_BLOCK, subject, least, expected, Run.count(obtained), clause);
        }

        @Override
        public void remedy(Run run) {
            // What a block still needs is asked for with the block itself.
        }
    }
}
