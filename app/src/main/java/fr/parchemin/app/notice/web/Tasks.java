package fr.parchemin.app.notice.web;

import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.Agenda.Due;
import fr.parchemin.app.candidacy.Agenda.Matter;
import fr.parchemin.app.notice.Space;
import fr.parchemin.app.notice.web.SpacePage.Task;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is to come for a candidate, each thing once, whether the rules give it or a day was set for it already. */
final class Tasks {

    /** What is awaited is said with the reasons why it is not over; what must be there beforehand, among what is due. */
    private static final Set<Action> SAID_OTHERWISE = Set.of(
            Action.AWAIT,
            Action.COMPLETE_MODULE,
            Action.COMPLETE_PLACEMENT,
            Action.GAIN_EXPERIENCE,
            Action.OBTAIN_TITLE);

    /** What one is summoned to. */
    private static final Set<Action> SAT =
            Set.of(Action.SIT, Action.RESIT, Action.INTERVIEW, Action.FINAL_INTERVIEW, Action.PRESENT_BLOCK);

    private final Space space;
    private final Wording wording;
    private final LocalDate today;

    Tasks(Space space, Wording wording, LocalDate today) {
        this.space = space;
        this.wording = wording;
        this.today = today;
    }

    /** In the order of their days; what has none comes last. */
    List<Task> inOrder() {
        List<Task> tasks = new ArrayList<>();
        space.dues().stream().filter(this::isToTell).map(this::task).forEach(tasks::add);
        space.actions().stream()
                .filter(action -> !SAID_OTHERWISE.contains(action.action()))
                .filter(action -> action.until() == null || !action.until().isBefore(today))
                .filter(action -> space.dues().stream().noneMatch(due -> isSame(due.matter(), action)))
                .map(this::task)
                .forEach(tasks::add);
        tasks.sort(Comparator.comparing(Task::day, Comparator.nullsLast(Comparator.naturalOrder())));
        return tasks;
    }

    /** A day gone by is over, but for what was to be handed in. */
    private boolean isToTell(Due due) {
        return !isOver(due) || due.matter().kind() == Matter.Kind.DELIVERABLE;
    }

    private boolean isOver(Due due) {
        return due.until() != null && due.until().isBefore(today);
    }

    private Task task(Due due) {
        boolean over = isOver(due);
        var door = due.door();
        return new Task(
                due.day(today),
                over
                        ? say("notice.task.over", wording.formats().day(Objects.requireNonNull(due.until())))
                        : wording.when(due, today),
                wording.due(due),
                due.place() == null ? null : say("notice.task.place", due.place()),
                over ? say("notice.task.over.text") : null,
                door == null ? null : new SpacePage.Way(door.address(), say(door.key())),
                due.byCandidate() && !over,
                over);
    }

    /** Whether a day was set for it already, or a page: then that one says more. */
    private static boolean isSame(Matter matter, NextAction action) {
        return switch (action.action()) {
            case SUBMIT ->
                matter.kind() == Matter.Kind.DELIVERABLE && matter.name().equals(action.deliverable());
            case OBTAIN_ADMISSIBILITY -> matter.kind() == Matter.Kind.ADMISSIBILITY;
            case SIT, INTERVIEW, FINAL_INTERVIEW, RESIT ->
                matter.kind() == Matter.Kind.ASSESSMENT
                        && matter.name().equals(action.assessment())
                        && matter.again() == (action.action() == Action.RESIT)
                        && isAbout(matter.items(), action);
            case COMPLETE_MODULE, COMPLETE_PLACEMENT, OBTAIN_TITLE, GAIN_EXPERIENCE, PRESENT_BLOCK, AWAIT -> false;
        };
    }

    private static boolean isAbout(List<String> items, NextAction action) {
        return items.isEmpty()
                || (action.block() == null && action.competencies().isEmpty())
                || items.contains(action.block())
                || !Collections.disjoint(items, action.competencies());
    }

    private Task task(NextAction action) {
        boolean sat = SAT.contains(action.action());
        boolean toCome = action.from() != null && action.from().isAfter(today);
        return new Task(
                toCome ? action.from() : action.until(),
                when(action, sat),
                wording.action(action),
                null,
                sat && (action.from() != null || action.until() != null) ? say("notice.task.summons") : null,
                null,
                !sat && action.after() == null && !toCome,
                false);
    }

    private String when(NextAction action, boolean sat) {
        boolean undated = action.from() == null && action.until() == null;
        return sat && undated && action.session() == NextAction.Session.THIS && action.after() == null
                ? say("notice.task.day-to-set")
                : wording.when(action);
    }

    private String say(String key, @Nullable Object... arguments) {
        return wording.labels().say(key, arguments);
    }
}
