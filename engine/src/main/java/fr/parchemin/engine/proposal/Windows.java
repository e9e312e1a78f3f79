package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.scheme.Assessment.Window;
import fr.parchemin.engine.scheme.SchemeSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When what is left of this session may still take place. A window that a resit names has the days of the dossier, else those
 * of its session, else those that the scheme gives for the year of its jury.
 */
final class Windows {

    private final List<SchemeSession> sessions;
    private final Dossier dossier;
    private final @Nullable LocalDate jury;
    private final @Nullable LocalDate eve;
    /** The one of the year of the jury. */
    private final @Nullable SchemeSession ofJury;

    Windows(List<SchemeSession> sessions, Dossier dossier) {
        this.sessions = sessions;
        this.dossier = dossier;
        this.jury = dossier.juryDate();
        this.eve = jury == null ? null : jury.minusDays(1);
        this.ofJury = jury == null || sessions.isEmpty() ? null : ofYear(jury.getYear());
    }

    /** Whether the day of the jury has come: nothing is done any more but what the jury itself holds that day. */
    boolean isJuryDayReached() {
        return jury != null && !dossier.asOf().isBefore(jury);
    }

    /** Whether an assessment may still be sat. */
    boolean maySit(Exam exam) {
        return jury == null
                || dossier.asOf().isBefore(jury)
                || (exam.heldByJury && dossier.asOf().equals(jury));
    }

    @Nullable
    LocalDate dayBeforeJury() {
        return eve;
    }

    /** The first day of a resit, absent: none is set. */
    @Nullable
    LocalDate from(Exam exam, @Nullable LocalDate attempt) {
        return days(window(exam), attempt).from();
    }

    /** The last day on which a resit may be held, itself included, absent: none is known. */
    @Nullable
    LocalDate until(Exam exam, @Nullable LocalDate attempt) {
        LocalDate until = days(window(exam), attempt).until();
        LocalDate last = exam.heldByJury && !window(exam).beforeJury() ? jury : dayBeforeJury();
        return last == null || (until != null && until.isBefore(last)) ? until : last;
    }

    /** Whether a resit may still be taken, on this day or on a later one. */
    boolean mayResit(Exam exam, @Nullable LocalDate attempt, LocalDate first) {
        LocalDate until = until(exam, attempt);
        return until == null || (!first.isAfter(until) && !isAfterJury(exam, attempt));
    }

    /** Whether the window of a resit begins when the jury has sat. */
    boolean isAfterJury(Exam exam, @Nullable LocalDate attempt) {
        LocalDate from = from(exam, attempt);
        LocalDate until = until(exam, attempt);
        return from != null && until != null && from.isAfter(until);
    }

    private static Window window(Exam exam) {
        return Objects.requireNonNull(exam.resit, "asked of what may be taken again")
                .window();
    }

    private Days days(Window window, @Nullable LocalDate attempt) {
        String name = window.name();
        return name == null ? new Days(window.from(), window.until()) : named(name, attempt);
    }

    private Days named(String name, @Nullable LocalDate attempt) {
        Days own = dossier.windows().isEmpty() ? null : dossier.windows().get(name);
        if (own == null && dossier.session() != null) {
            own = of(session(dossier.session()), name);
        }
        if (own != null) {
            return own;
        }
        if (jury != null) {
            Days given = of(ofJury, name);
            return given == null ? Days.OPEN : given;
        }
        return nextOf(name, attempt == null ? dossier.asOf() : attempt);
    }

    private static @Nullable Days of(@Nullable SchemeSession session, String name) {
        return session == null ? null : session.windows().get(name);
    }

    private @Nullable SchemeSession ofYear(int year) {
        for (SchemeSession session : sessions) {
            if (Integer.parseInt(session.year()) == year) {
                return session;
            }
        }
        return null;
    }

    private @Nullable SchemeSession session(String year) {
        for (SchemeSession session : sessions) {
            if (session.year().equals(year)) {
                return session;
            }
        }
        return null;
    }

    /** Those of the first session whose window ends on or after the attempt that the resit follows. */
    private Days nextOf(String name, LocalDate attempt) {
        for (SchemeSession session : sessions) {
            Days days = session.windows().get(name);
            if (days != null && (days.until() == null || !days.until().isBefore(attempt))) {
                return days;
            }
        }
        return Days.OPEN;
    }
}
