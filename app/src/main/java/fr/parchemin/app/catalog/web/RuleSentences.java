package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.engine.scheme.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** Rules as parts of sentences that a certification manager can read aloud. */
record RuleSentences(Labels labels, Formats formats) {

    String of(Rule rule) {
        return switch (rule) {
            case Rule.All(List<Rule> rules, var _) -> joined(rules, "and");
            case Rule.Any(List<Rule> rules, var _) -> joined(rules, "or");
            case Rule.AtLeast(int count, List<Rule> rules, var _) ->
                labels.say("catalog.rule.at-least", count, joined(rules, "list"));
            case Rule.Passed(String assessment, var _) -> say("passed", labels.assessment(assessment));
            case Rule.ScoreAtLeast(String assessment, var score, var _) ->
                labels.say("catalog.rule.score-at-least", labels.assessment(assessment), formats.percent(score));
            case Rule.EachAtLeast(List<String> assessments, var score, var _) ->
                labels.say(
                        "catalog.rule.each-at-least",
                        assessments.stream().map(labels::assessment).collect(Collectors.joining(", ")),
                        formats.percent(score));
            case Rule.Acquired(String competency, var _) -> say("acquired", competency);
            case Rule.EveryCompetency _ -> labels.say("catalog.rule.every-competency");
            case Rule.Validated(String block, var _) -> say("validated", labels.block(block));
            case Rule.EveryBlock _ -> labels.say("catalog.rule.every-block");
            case Rule.HeldTitle(String scheme, var version, var _) ->
                version == null ? say("held-title", scheme) : labels.say("catalog.rule.held-title-of", scheme, version);
            case Rule.Received(String deliverable, var _) -> say("received", labels.deliverable(deliverable));
            case Rule.AttendanceAtLeast(var share, var _) -> say("attendance", formats.percent(share));
            case Rule.PlacementDaysAtLeast(var days, var _) -> say("placement", formats.number(days));
            case Rule.ExperienceMonthsAtLeast(var months, var _) -> say("experience", formats.number(months));
            case Rule.Admitted _ -> labels.say("catalog.rule.admitted");
            case Rule.CompletedInOrder(List<String> modules, var _) ->
                say("in-order", modules.stream().map(labels::module).collect(Collectors.joining(", ")));
        };
    }

    private String say(String rule, String what) {
        return labels.say("catalog.rule." + rule, what);
    }

    private String joined(List<Rule> rules, String how) {
        var separator = labels.say("catalog.rule." + how);
        return rules.stream().map(this::nested).collect(Collectors.joining(separator));
    }

    private String nested(Rule rule) {
        boolean composed = rule instanceof Rule.All || rule instanceof Rule.Any;
        return composed ? "(" + of(rule) + ")" : of(rule);
    }
}
