package fr.parchemin.engine.scheme;

import java.util.List;

/** Writes rules as JSON: the word of the rule, what it asks, its clause. */
final class RuleJson {

    private final JsonParts out;

    RuleJson(JsonParts out) {
        this.out = out;
    }

    void write(Rule rule) {
        switch (rule) {
            case Rule.All(var rules, var _) -> parts(RuleForm.ALL, rules);
            case Rule.Any(var rules, var _) -> parts(RuleForm.ANY, rules);
            case Rule.AtLeast(int count, var rules, var _) -> {
                parts(RuleForm.AT_LEAST, rules);
                out.whole("count", count);
            }
            case Rule.Passed(var assessment, var _) -> asks(RuleForm.PASSED, "assessment", assessment);
            case Rule.ScoreAtLeast(var assessment, var score, var _) -> {
                asks(RuleForm.SCORE_AT_LEAST, "assessment", assessment);
                out.number("score", score);
            }
            case Rule.EachAtLeast(var assessments, var score, var _) -> {
                form(RuleForm.EACH_AT_LEAST);
                out.texts("assessments", assessments);
                out.number("value", score);
            }
            case Rule.Acquired(var competency, var _) -> asks(RuleForm.ACQUIRED, "competency", competency);
            case Rule.Received(var deliverable, var _) -> asks(RuleForm.RECEIVED, "deliverable", deliverable);
            case Rule.EveryCompetency(var _) -> form(RuleForm.EVERY_COMPETENCY);
            case Rule.Validated(var block, var _) -> asks(RuleForm.VALIDATED, "block", block);
            case Rule.EveryBlock(var _) -> form(RuleForm.EVERY_BLOCK);
            case Rule.HeldTitle(var scheme, var version, var _) -> {
                asks(RuleForm.HELD_TITLE, "scheme", scheme);
                out.text("version", version);
            }
            case Rule.Admitted(var _) -> form(RuleForm.ADMITTED);
            case Rule.AttendanceAtLeast(var share, var _) -> {
                form(RuleForm.ATTENDANCE_AT_LEAST);
                out.number("share", share);
            }
            case Rule.PlacementDaysAtLeast(var days, var _) -> {
                form(RuleForm.PLACEMENT_DAYS_AT_LEAST);
                out.number("days", days);
            }
            case Rule.ExperienceMonthsAtLeast(var months, var _) -> {
                form(RuleForm.EXPERIENCE_MONTHS_AT_LEAST);
                out.number("months", months);
            }
            case Rule.CompletedInOrder(var modules, var _) -> {
                form(RuleForm.COMPLETED_IN_ORDER);
                out.texts("modules", modules);
            }
        }
        out.text("clause", rule.clause());
    }

    private void form(RuleForm form) {
        out.word("rule", form);
    }

    private void asks(RuleForm form, String name, String value) {
        form(form);
        out.text(name, value);
    }

    private void parts(RuleForm form, List<Rule> rules) {
        form(form);
        out.list("rules", rules, this::write);
    }
}
