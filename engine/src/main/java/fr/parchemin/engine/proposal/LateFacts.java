package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is dated after the jury and does not count for it, each with its remark. */
final class LateFacts {

    private static final Comparator<Finding> IN_ORDER = Comparator.comparing(Finding::subject)
            .thenComparingInt(finding -> finding.attempt() == null ? 0 : finding.attempt())
            .thenComparing(finding -> String.valueOf(finding.found()));

    private final Plan plan;
    private final LocalDate jury;
    private final List<Finding> findings = new ArrayList<>();

    private LateFacts(Plan plan, LocalDate jury) {
        this.plan = plan;
        this.jury = jury;
    }

    /** The remarks, in an order that does not depend on that of the dossier. */
    static List<Finding> of(Plan plan, Dossier dossier, LocalDate jury) {
        LateFacts late = new LateFacts(plan, jury);
        dossier.results().forEach(late::result);
        dossier.deliverables().forEach(receipt -> late.note(receipt.deliverable(), null, receipt.receivedOn()));
        dossier.modules().forEach(module -> late.note(module.module(), null, module.completedOn()));
        if (dossier.admissibility() != null) {
            late.note("admissibility", null, dossier.admissibility().on());
        }
        late.findings.sort(IN_ORDER);
        return late.findings;
    }

    private void result(Result result) {
        Exam exam = plan.examByName.get(result.assessment());
        boolean shared = exam != null && exam.source.block() == null;
        String part = result.competency() != null ? result.competency() : shared ? result.block() : null;
        String subject = part == null ? result.assessment() : result.assessment() + "/" + part;
        note(subject, result.attempt(), result.on());
    }

    private void note(String subject, @Nullable Integer attempt, @Nullable LocalDate day) {
        if (day != null && day.isAfter(jury)) {
            findings.add(new Finding(
                    Reason.AFTER_JURY,
                    subject,
                    Verdict.NOTED,
                    attempt,
                    new Value.Day(jury),
                    new Value.Day(day),
                    "ours"));
        }
    }
}
