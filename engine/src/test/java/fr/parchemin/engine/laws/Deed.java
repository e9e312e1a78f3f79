package fr.parchemin.engine.laws;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.invented.DossierParts;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Assessment.Grain;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An action done: on the first day it may be, and as well as can be. */
final class Deed {

    private static final BigDecimal PLENTY = BigDecimal.valueOf(600);
    private static final int SITUATIONS = 9;

    private final NextAction action;
    private final Scheme scheme;
    private final DossierParts parts;
    private final LocalDate day;

    private Deed(NextAction action, Scheme scheme, Dossier dossier) {
        this.action = action;
        this.scheme = scheme;
        this.parts = DossierParts.of(dossier);
        this.day = day();
    }

    /** The first day on which it may be done; what is awaited came by the day of the jury. */
    private LocalDate day() {
        LocalDate today = parts.asOf;
        LocalDate from = action.from();
        LocalDate jury = parts.juryDate;
        if (action.action() == Action.AWAIT && jury != null && jury.isBefore(today)) {
            return jury;
        }
        return from != null && from.isAfter(today) ? from : today;
    }

    /** The dossier once the action is done; nothing where there is nothing to do but wait. */
    static Optional<Dossier> of(NextAction action, Scheme scheme, Dossier dossier) {
        Deed deed = new Deed(action, scheme, dossier);
        deed.parts.asOf = deed.day;
        return deed.isDone() ? Optional.of(deed.parts.build()) : Optional.empty();
    }

    /** The same, what is awaited having come, as good as can be and in time for the jury. */
    static Optional<Dossier> ofAll(NextAction action, Scheme scheme, Dossier dossier) {
        Deed deed = new Deed(action, scheme, dossier);
        return action.action() == Action.AWAIT ? Optional.of(deed.come()) : of(action, scheme, dossier);
    }

    private Dossier come() {
        if (action.assessment() != null) {
            markOrSit(action.assessment());
        } else if (action.deliverable() != null) {
            submit();
        } else if (action.module() != null) {
            complete();
        } else {
            enter(String.valueOf(action.fact()));
        }
        return parts.build();
    }

    private void enter(String fact) {
        switch (fact) {
            case "attendance" -> parts.attendance = BigDecimal.ONE;
            case "placement" -> parts.placementDays = PLENTY;
            case "experience" -> parts.experienceMonths = PLENTY;
            case "admissibility" -> parts.admissibility = new Admissibility(true, day);
            default -> throw new IllegalStateException(action.toString());
        }
    }

    /** What was sat and is awaited gets its mark; what was not is sat. */
    private void markOrSit(String assessment) {
        Mark best = best(scheme, Objects.requireNonNull(scheme.assessment(assessment)));
        List<Result> sat = List.copyOf(parts.results);
        parts.results.replaceAll(result -> result.assessment().equals(assessment)
                        && result.mark() instanceof Mark.Awaited
                ? new Result(assessment, result.attempt(), result.on(), result.block(), result.competency(), best)
                : result);
        if (sat.equals(parts.results)) {
            sit();
        }
    }

    private boolean isDone() {
        return switch (action.action()) {
            case SIT, RESIT, INTERVIEW, FINAL_INTERVIEW -> sit();
            case SUBMIT -> submit();
            case COMPLETE_MODULE -> complete();
            case COMPLETE_PLACEMENT -> {
                parts.placementDays = PLENTY;
                yield true;
            }
            case GAIN_EXPERIENCE -> {
                parts.experienceMonths = PLENTY;
                yield true;
            }
            case OBTAIN_ADMISSIBILITY -> {
                parts.admissibility = new Admissibility(true, day);
                yield true;
            }
            case OBTAIN_TITLE -> obtainTitles();
            case PRESENT_BLOCK, AWAIT -> false;
        };
    }

    private boolean sit() {
        Assessment assessment = Objects.requireNonNull(scheme.assessment(String.valueOf(action.assessment())));
        List<@Nullable String> competencies =
                assessment.grain() == Grain.COMPETENCY && !action.competencies().isEmpty()
                        ? List.copyOf(action.competencies())
                        : Collections.singletonList(null);
        String block = assessment.grain() == Grain.WHOLE ? null : action.block();
        for (String competency : competencies) {
            int attempt = 1
                    + parts.results.stream()
                            .filter(result -> isOfTheSame(result, assessment, block, competency))
                            .mapToInt(Result::attempt)
                            .max()
                            .orElse(0);
            parts.results.add(new Result(assessment.id(), attempt, day, block, competency, best(scheme, assessment)));
        }
        return true;
    }

    private static boolean isOfTheSame(
            Result result, Assessment assessment, @Nullable String block, @Nullable String competency) {
        boolean sameCompetency =
                competency == null || result.competency() == null || competency.equals(result.competency());
        boolean sameBlock = block == null || result.block() == null || block.equals(result.block());
        return result.assessment().equals(assessment.id()) && sameCompetency && sameBlock;
    }

    /** The best mark that an assessment gives. */
    static Mark best(Scheme scheme, Assessment assessment) {
        return switch (Objects.requireNonNull(scheme.scale(assessment.scale()))) {
            case Scale.Grades(String _, var grades, String _) ->
                new Mark.Graded(grades.getLast().id());
            case Scale.Score _ -> new Mark.Scored(BigDecimal.ONE);
        };
    }

    private boolean submit() {
        String deliverable = Objects.requireNonNull(action.deliverable());
        parts.deliverables.removeIf(receipt -> receipt.deliverable().equals(deliverable));
        parts.deliverables.add(new Receipt(deliverable, day, 1, SITUATIONS));
        return true;
    }

    private boolean complete() {
        parts.modules.add(new ModuleRecord(Objects.requireNonNull(action.module()), day, true));
        return true;
    }

    private boolean obtainTitles() {
        Stream<Rule> conditions = Stream.concat(
                scheme.requires().stream(), scheme.routes().stream().flatMap(route -> route.requires().stream()));
        Stream.concat(conditions, Rules.within(scheme.award().when()))
                .filter(Rule.HeldTitle.class::isInstance)
                .map(Rule.HeldTitle.class::cast)
                .map(rule -> new Holding(Certificate.TITLE, rule.scheme(), rule.version(), null, day))
                .distinct()
                .filter(holding -> !parts.holdings.contains(holding))
                .forEach(parts.holdings::add);
        return true;
    }
}
