package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.app.catalog.web.SchemePage.AssessmentPart;
import fr.parchemin.app.catalog.web.SchemePage.BlockPart;
import fr.parchemin.app.catalog.web.SchemePage.Clause;
import fr.parchemin.app.catalog.web.SchemePage.CompetencyPart;
import fr.parchemin.app.catalog.web.SchemePage.CriterionPart;
import fr.parchemin.app.catalog.web.SchemePage.Line;
import fr.parchemin.app.catalog.web.SchemePage.RoutePart;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Reads a scheme out in sentences. */
final class SchemeReadout {

    private final SchemeVersion version;
    private final Edition edition;
    private final Scheme scheme;
    private final Labels labels;
    private final Formats formats;
    private final RuleSentences rules;
    private final Locale locale;

    SchemeReadout(SchemeVersion version, MessageSource messages, Locale locale) {
        this.version = version;
        this.edition = version.edition();
        this.scheme = edition.scheme();
        this.labels = new Labels(scheme, messages, locale);
        this.formats = new Formats(locale);
        this.rules = new RuleSentences(labels, formats);
        this.locale = locale;
    }

    SchemePage page(LocalDate today) {
        return new SchemePage(
                scheme.id(),
                scheme.title().in(locale),
                labels.foreign(),
                state(),
                SchemeStatus.of(version, today).name(),
                scheme.provisional(),
                identity(),
                scheme.blocks().stream().map(this::block).toList(),
                assessments(null),
                deliverables(null),
                scheme.routes().stream().map(this::route).toList(),
                clauses(scheme.requires()),
                award(),
                ending(),
                scheme.scales().stream().map(this::scale).toList(),
                jury(),
                scheme.documents().stream()
                        .map(document -> new Clause(
                                labels.say(
                                        "catalog.document." + document.document(),
                                        document.title().in(locale)),
                                clause(document.clause())))
                        .toList());
    }

    private String state() {
        long certifying =
                scheme.assessments().stream().filter(one -> !one.formative()).count();
        return labels.say(
                "catalog.state",
                labels.say("catalog.scheme-kind." + scheme.kind()),
                scheme.version(),
                scheme.blocks().size(),
                certifying);
    }

    private List<Line> identity() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(labels.say("catalog.term.version"), scheme.version()));
        var register = scheme.register();
        if (register != null) {
            lines.add(new Line(labels.say("catalog.term.register"), register.number()));
            if (register.level() != null) {
                lines.add(new Line(
                        labels.say("catalog.term.level"), register.level().toString()));
            }
            if (!register.nsf().isEmpty()) {
                lines.add(new Line(labels.say("catalog.term.nsf"), String.join(", ", register.nsf())));
            }
        }
        for (Scheme.Certifier certifier : scheme.certifiers()) {
            var siret = certifier.siret();
            lines.add(new Line(
                    labels.say("catalog.term.certifier"),
                    siret == null ? certifier.name() : certifier.name() + ", SIRET " + siret));
        }
        lines.add(new Line(
                labels.say("catalog.term.file"),
                edition.file() + ", " + edition.digest().substring(0, 12)));
        return lines;
    }

    private BlockPart block(Block block) {
        return new BlockPart(
                block.id(),
                block.title().in(locale),
                block.registerCode(),
                new Clause(
                        labels.say("catalog.validated-when", rules.of(block.validatedWhen())), clause(block.clause())),
                block.competencies().stream()
                        .map(competency -> new CompetencyPart(
                                competency.id(),
                                competency.title().in(locale),
                                labels.say("catalog.acquired-when", rules.of(competency.acquiredWhen()))))
                        .toList(),
                block.criteria().stream()
                        .map(criterion -> new CriterionPart(
                                criterion.title().in(locale),
                                String.join(", ", criterion.competencies()),
                                texts(criterion.observed())))
                        .toList(),
                assessments(block.id()),
                deliverables(block.id()));
    }

    private List<AssessmentPart> assessments(@Nullable String block) {
        return scheme.assessments().stream()
                .filter(assessment -> Objects.equals(assessment.block(), block))
                .map(this::assessment)
                .toList();
    }

    private AssessmentPart assessment(Assessment assessment) {
        var who = assessment.assessors().stream()
                .map(assessor -> labels.say("catalog.assessor." + assessor))
                .collect(Collectors.joining(", "));
        return new AssessmentPart(
                assessment.title().in(locale),
                what(assessment),
                labels.say("catalog.assessed-by", who),
                resit(assessment),
                clause(assessment.clause()),
                assessment.formative());
    }

    private String what(Assessment assessment) {
        List<String> parts = new ArrayList<>();
        if (assessment.formative()) {
            parts.add(labels.say("catalog.formative"));
        }
        if (!assessment.competencies().isEmpty()) {
            parts.add(labels.say(
                    assessment.grain() == Assessment.Grain.COMPETENCY ? "catalog.covers-each" : "catalog.covers",
                    span(assessment.competencies())));
        }
        parts.add(passing(assessment));
        if (assessment.completes() != null) {
            parts.add(labels.say("catalog.completes", labels.assessment(assessment.completes())));
        }
        if (assessment.reads() != null) {
            parts.add(labels.say("catalog.reads"));
        }
        if (assessment.atLastBlock()) {
            parts.add(labels.say("catalog.at-last-block"));
        }
        if (!assessment.askedOf().isEmpty()) {
            parts.add(askedOf(assessment.askedOf()));
        }
        if (!assessment.evidence().isEmpty()) {
            parts.add(labels.say("catalog.evidence", evidence(assessment.evidence())));
        }
        return String.join(" ", parts);
    }

    private static String span(List<String> competencies) {
        return competencies.size() > 6
                ? competencies.getFirst() + " … " + competencies.getLast()
                : String.join(", ", competencies);
    }

    private String passing(Assessment assessment) {
        return switch (scheme.scale(assessment.scale())) {
            case Scale.Grades grades -> labels.say("catalog.passing-grade", labels.grade(grades.passing()));
            case Scale.Score score -> labels.say("catalog.passing-score", formats.percent(score.passing()));
            case null -> "";
        };
    }

    private String resit(Assessment assessment) {
        var resit = assessment.resit();
        if (resit == null) {
            return assessment.formative() ? "" : labels.say("catalog.no-resit");
        }
        var window = window(resit.window());
        var before = resit.window().beforeJury() ? labels.say("catalog.before-jury") : "";
        var when = Stream.of(window, before).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        var grounds = resit.on().stream()
                .sorted()
                .map(ground -> labels.say("catalog.ground." + ground))
                .collect(Collectors.joining(labels.say("catalog.rule.or")));
        var sentence = labels.say(
                "catalog.resit",
                grounds,
                resit.attempts(),
                labels.format(resit.format()),
                when.isEmpty() ? "" : ", " + when);
        return resit.lostByUnjustifiedAbsence() ? sentence + " " + labels.say("catalog.resit-lost") : sentence;
    }

    /** The days that the rules fix, or that each session gives: those of the years that the rules know are told. */
    private String window(Assessment.Window window) {
        if (window.name() == null) {
            return formats.period(window.from(), window.until());
        }
        var given = scheme.sessions().stream()
                .map(session -> session.windows().get(window.name()))
                .filter(Objects::nonNull)
                .map(days -> formats.period(days.from(), days.until()))
                .toList();
        var said = labels.say("catalog.window");
        return given.isEmpty() ? said : labels.say("catalog.window.in", said, String.join(", ", given));
    }

    private List<Clause> deliverables(@Nullable String block) {
        return scheme.deliverables().stream()
                .filter(deliverable -> Objects.equals(deliverable.block(), block))
                .map(this::deliverable)
                .toList();
    }

    private Clause deliverable(Deliverable deliverable) {
        List<String> parts = new ArrayList<>();
        parts.add(deliverable.title().in(locale) + ".");
        if (deliverable.pagesAtMost() != null) {
            parts.add(labels.say("catalog.pages-at-most", deliverable.pagesAtMost()));
        }
        if (deliverable.pagesIndicated() != null) {
            parts.add(labels.say("catalog.pages-indicated", deliverable.pagesIndicated()));
        }
        if (deliverable.situationsAtLeast() > 0) {
            parts.add(labels.say("catalog.situations-at-least", deliverable.situationsAtLeast()));
        }
        if (!deliverable.askedOf().isEmpty()) {
            parts.add(askedOf(deliverable.askedOf()));
        }
        parts.add(labels.say(deliverable.holdsBack() ? "catalog.holds-back" : "catalog.holds-nothing"));
        return new Clause(String.join(" ", parts), clause(deliverable.clause()));
    }

    private RoutePart route(Route route) {
        List<Clause> conditions = new ArrayList<>(clauses(route.requires()));
        route.remarks()
                .forEach(remark -> conditions.add(
                        new Clause(labels.say("catalog.remark", rules.of(remark)), clause(remark.clause()))));
        return new RoutePart(route.title().in(locale), route.provisional(), conditions, clause(route.clause()));
    }

    private List<Clause> award() {
        List<Clause> award = new ArrayList<>();
        var when = scheme.award().when();
        if (when instanceof Rule.All(List<Rule> parts, var _)) {
            award.addAll(clauses(parts));
        } else {
            award.addAll(clauses(List.of(when)));
        }
        award.add(new Clause(
                labels.say("catalog.awarded-by", scheme.award().by().in(locale)),
                clause(scheme.award().clause())));
        var later = scheme.laterSessions();
        award.add(new Clause(labels.say("catalog.later-blocks." + later.blocks()), clause(later.clause())));
        return award;
    }

    private List<Clause> ending() {
        var validity = scheme.validity();
        List<Clause> ending = new ArrayList<>();
        say(ending, "catalog.valid-from", validity.from(), validity.clause());
        say(ending, "catalog.valid-until", validity.until(), validity.clause());
        say(ending, "catalog.registered-until", validity.registeredUntil(), validity.clause());
        say(ending, "catalog.last-award", validity.lastAward(), validity.clause());
        if (validity.end() != null) {
            ending.add(new Clause(labels.say("catalog.end." + validity.end()), clause(validity.clause())));
        }
        var grace = validity.grace();
        if (grace != null) {
            say(ending, "catalog.grace." + grace.forWhom(), grace.until(), grace.clause());
        }
        scheme.correspondences()
                .forEach(line -> ending.add(new Clause(
                        labels.say(
                                "catalog.correspondence",
                                line.scheme(),
                                String.join(", ", line.blocks()),
                                String.join(", ", line.gives())),
                        clause(line.clause()))));
        return ending;
    }

    private void say(List<Clause> lines, String key, @Nullable LocalDate day, String clause) {
        if (day != null) {
            lines.add(new Clause(labels.say(key, formats.day(day)), clause(clause)));
        }
    }

    private Line scale(Scale scale) {
        return switch (scale) {
            case Scale.Grades(var id, var grades, var passing) ->
                new Line(
                        id,
                        labels.say(
                                "catalog.scale.grades",
                                grades.stream()
                                        .map(grade -> grade.title().in(locale))
                                        .collect(Collectors.joining(", ")),
                                labels.grade(passing)));
            case Scale.Score(var id, var passing) ->
                new Line(id, labels.say("catalog.scale.score", formats.percent(passing)));
        };
    }

    private List<Clause> jury() {
        var jury = scheme.jury();
        List<Clause> lines = new ArrayList<>();
        lines.add(
                new Clause(labels.say("catalog.jury", jury.title().in(locale), jury.members()), clause(jury.clause())));
        if (jury.accredited()) {
            lines.add(new Clause(labels.say("catalog.jury-accredited"), clause(jury.clause())));
        }
        if (jury.castingVote()) {
            lines.add(new Clause(labels.say("catalog.jury-casting-vote"), clause(jury.clause())));
        }
        if (!jury.independence().isEmpty()) {
            lines.add(new Clause(
                    labels.say(
                            "catalog.jury-independence",
                            String.join(labels.say("catalog.between"), texts(jury.independence()))),
                    clause(jury.clause())));
        }
        return lines;
    }

    private List<Clause> clauses(List<Rule> conditions) {
        return conditions.stream()
                .map(rule -> new Clause(capital(rules.of(rule)) + ".", clause(rule.clause())))
                .toList();
    }

    private String askedOf(Set<String> origins) {
        return labels.say(
                "catalog.asked-of",
                origins.stream().sorted().map(labels::origin).collect(Collectors.joining(", ")));
    }

    private String evidence(List<String> codes) {
        return codes.stream()
                .map(code -> {
                    var label = scheme.evidence().get(code);
                    return label == null ? code : code + ", " + label.in(locale);
                })
                .collect(Collectors.joining(labels.say("catalog.between")));
    }

    private List<String> texts(List<Text> texts) {
        return texts.stream().map(text -> text.in(locale)).toList();
    }

    private String clause(String clause) {
        return clause.equals("ours") ? labels.say("catalog.clause.ours") : clause;
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
