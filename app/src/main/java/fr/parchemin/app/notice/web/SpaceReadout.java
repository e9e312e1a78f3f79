package fr.parchemin.app.notice.web;

import fr.parchemin.app.assessment.Wording;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.jury.Pronouncements.Pronounced;
import fr.parchemin.app.notice.Space;
import fr.parchemin.app.notice.Space.Step;
import fr.parchemin.app.notice.web.SpacePage.Block;
import fr.parchemin.app.notice.web.SpacePage.Decision;
import fr.parchemin.app.notice.web.SpacePage.Line;
import fr.parchemin.app.notice.web.SpacePage.Mark;
import fr.parchemin.app.notice.web.SpacePage.Stage;
import fr.parchemin.app.notice.web.SpacePage.Task;
import fr.parchemin.engine.dossier.Dossier.Mark.Awaited;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a candidate may know. */
final class SpaceReadout {

    private final Space space;
    private final Scheme scheme;
    private final Wording wording;
    private final LocalDate today;

    SpaceReadout(Space space, Scheme scheme, Wording wording, LocalDate today) {
        this.space = space;
        this.scheme = scheme;
        this.wording = wording;
        this.today = today;
    }

    SpacePage page() {
        var candidacy = space.candidacy();
        var tasks = new Tasks(space, wording, today).inOrder();
        var next = tasks.stream().filter(Task::byCandidate).findFirst().orElse(null);
        var rest = new ArrayList<>(tasks);
        if (next != null) {
            rest.remove(next);
        }
        return new SpacePage(
                candidacy.id().value(),
                Objects.requireNonNull(wording.labels().subject(scheme.id())),
                wording.labels().foreign(),
                candidacy.identity().spokenName(),
                say(
                        "notice.space.state",
                        candidacy.number(),
                        wording.labels().route(candidacy.route()),
                        candidacy.cohortName()),
                Arrays.stream(Step.values()).map(this::stage).toList(),
                next,
                waiting(),
                rest.stream().filter(task -> task.day() != null).toList(),
                rest.stream().filter(task -> task.day() == null).toList(),
                space.missing().stream().map(wording::finding).distinct().toList(),
                blocks(),
                space.disclosed().results().stream()
                        .filter(result -> scheme.blocks().stream().noneMatch(block -> isOf(result, block.id())))
                        .map(this::mark)
                        .toList(),
                decision(),
                space.certificates(),
                measures(space.measures()),
                identity(),
                candidacy.erasedOn() != null);
    }

    private Stage stage(Step step) {
        return new Stage(
                say("notice.step." + step), say("notice.step." + step + ".text"), when(step), step == space.step());
    }

    private @Nullable String when(Step step) {
        var candidacy = space.candidacy();
        var decision = space.decision();
        return switch (step) {
            case ENROLLED -> wording.formats().day(candidacy.enrolledOn());
            case PREPARATION, ASSESSMENTS -> null;
            case JURY ->
                decision != null
                        ? wording.formats().day(decision.heldOn())
                        : candidacy.juryOn() == null
                                ? say("notice.step.unset")
                                : wording.formats().day(candidacy.juryOn());
            case DECISION -> decision == null ? null : wording.formats().moment(decision.closedAt());
        };
    }

    private String waiting() {
        var day = space.candidacy().juryOn();
        if (space.decision() != null) {
            return say("notice.wait.decided");
        }
        return day == null || day.isBefore(today)
                ? say("notice.wait")
                : say("notice.wait.jury", wording.formats().day(day));
    }

    private List<Block> blocks() {
        return space.blocks().entrySet().stream()
                .map(entry -> new Block(
                        entry.getKey(),
                        wording.labels().blockTitle(entry.getKey()),
                        entry.getValue().name(),
                        space.disclosed().results().stream()
                                .filter(result -> isOf(result, entry.getKey()))
                                .map(this::mark)
                                .toList()))
                .toList();
    }

    private boolean isOf(Result result, String block) {
        var assessment = scheme.assessment(result.assessment());
        if (result.block() != null) {
            return result.block().equals(block);
        }
        if (result.competency() != null) {
            return Objects.requireNonNull(scheme.block(block)).competencies().stream()
                    .anyMatch(one -> one.id().equals(result.competency()));
        }
        return assessment != null && block.equals(assessment.block());
    }

    private Mark mark(Result result) {
        var title = wording.labels().assessmentTitle(result.assessment());
        var label = result.competency() == null
                ? title
                : say("notice.mark.competency", title, wording.labels().competency(result.competency()));
        boolean isPublic = !(result.mark() instanceof Awaited);
        return new Mark(
                result.attempt() == 1 ? label : say("notice.mark.attempt", label, result.attempt()),
                isPublic ? wording.mark(result.mark()) : say("notice.mark.awaited"),
                isPublic);
    }

    private @Nullable Decision decision() {
        return space.said().isEmpty() ? null : decision(space.said().getFirst());
    }

    private Decision decision(Pronounced said) {
        return new Decision(
                said.ruling().name(),
                say("notice.ruling." + said.ruling()),
                wording.formats().day(said.heldOn()),
                said.motive(),
                said.adjournedTo() == null ? null : wording.formats().day(said.adjournedTo()));
    }

    private List<String> measures(@Nullable Measures granted) {
        List<String> lines = new ArrayList<>();
        if (granted != null && granted.extraTimePercent() > 0) {
            lines.add(say("candidacy.measure.time", granted.extraTimePercent()));
        }
        if (granted != null && granted.humanHelp()) {
            lines.add(say("candidacy.measure.help"));
        }
        if (granted != null && granted.adaptedDocument()) {
            lines.add(say("candidacy.measure.document"));
        }
        if (granted != null && granted.ownRoom()) {
            lines.add(say("candidacy.measure.room"));
        }
        return lines;
    }

    private List<Line> identity() {
        var identity = space.candidacy().identity();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(say("people.field.GIVEN_NAMES"), identity.givenNames()));
        lines.add(new Line(say("people.field.BIRTH_NAME"), identity.birthName()));
        if (identity.usageName() != null) {
            lines.add(new Line(say("people.field.USAGE_NAME"), identity.usageName()));
        }
        lines.add(new Line(say("people.field.BIRTH_DATE"), wording.formats().day(identity.birthDate())));
        lines.add(new Line(say("people.field.BIRTH_PLACE"), identity.birthPlace()));
        return lines;
    }

    private String say(String key, @Nullable Object... arguments) {
        return wording.labels().say(key, arguments);
    }
}
