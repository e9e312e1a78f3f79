package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes that next actions come in. */
final class NextActions {

    private NextActions() {}

    /** An action on the candidacy as a whole, or on one of its modules. */
    static NextAction candidacy(
            Action action, @Nullable String module, @Nullable LocalDate until, @Nullable String after) {
        return new NextAction(
                action, Session.THIS, null, null, module, null, List.of(), null, null, null, until, after);
    }

    /** A fact that nobody has entered yet. */
    static NextAction awaitFact(String fact) {
        return new NextAction(
                Action.AWAIT, Session.THIS, null, null, null, null, List.of(), fact, null, null, null, null);
    }

    static NextAction ofDeliverable(Action action, @Nullable String block, String deliverable, @Nullable String after) {
        return new NextAction(
                action, Session.THIS, block, null, null, deliverable, List.of(), null, null, null, null, after);
    }

    static NextAction sit(
            Action action,
            @Nullable String block,
            String assessment,
            List<String> competencies,
            @Nullable String after) {
        return new NextAction(
                action, Session.THIS, block, assessment, null, null, competencies, null, null, null, null, after);
    }

    static NextAction resit(
            @Nullable String block,
            String assessment,
            List<String> competencies,
            String format,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String after) {
        return new NextAction(
                Action.RESIT,
                Session.THIS,
                block,
                assessment,
                null,
                null,
                competencies,
                null,
                format,
                from,
                until,
                after);
    }

    static NextAction later(
            Action action, @Nullable String block, @Nullable String assessment, @Nullable LocalDate until) {
        return new NextAction(
                action, Session.LATER, block, assessment, null, null, List.of(), null, null, null, until, null);
    }
}
