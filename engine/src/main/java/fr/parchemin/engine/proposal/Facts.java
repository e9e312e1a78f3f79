package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierFault.Code;
import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.Plan.DeliverablePlan;
import fr.parchemin.engine.proposal.Plan.RoutePlan;
import fr.parchemin.engine.scheme.Module;
import fr.parchemin.engine.scheme.Scale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one dossier put in their places in the plan, with every contradiction found on the way. */
final class Facts {

    private final Plan plan;
    final Dossier dossier;
    final @Nullable RoutePlan route;
    final Sittings sittings;
    final @Nullable Receipt[] receipts;
    final Holdings holdings;
    final boolean[] presented;
    private List<DossierFault> faults = List.of();

    Facts(Plan plan, Dossier dossier) {
        this.plan = plan;
        this.dossier = dossier;
        this.route = plan.routeByName.get(dossier.route());
        this.sittings = new Sittings(plan, dossier.results().size());
        this.receipts = new Receipt[plan.deliverables.length];
        this.presented = new boolean[plan.blocks.length];
        this.holdings = new Holdings(plan, dossier.holdings());
        candidacy();
        modules(dossier.modules());
        results(dossier.results());
        deliverables(dossier.deliverables());
        holdings(dossier.holdings());
        presentation(dossier.presentedBlocks());
    }

    /** Every contradiction, in the order of the dossier line; empty when there is none. */
    List<DossierFault> faults() {
        return faults;
    }

    private void fault(Code code, String path, @Nullable String found, @Nullable String expected) {
        if (faults.isEmpty()) {
            faults = new ArrayList<>();
        }
        faults.add(new DossierFault(code, path, found, expected));
    }

    private static @Nullable String names(Map<String, ?> known) {
        return known.isEmpty()
                ? null
                : String.join(", ", known.keySet().stream().sorted().toList());
    }

    private void candidacy() {
        if (route == null) {
            fault(Code.UNKNOWN_ROUTE, "route", dossier.route(), names(plan.routeByName));
        } else if (plan.originMatters && route.source().origin() == null && dossier.origin() == null) {
            fault(Code.MISSING, "origin", null, "training, vae");
        }
        notAfter("enrolledOn", dossier.enrolledOn());
        share("attendance", dossier.attendance());
        notNegative("placementDays", dossier.placementDays());
        notNegative("experienceMonths", dossier.experienceMonths());
        if (dossier.admissibility() != null) {
            notAfter("admissibility.on", dossier.admissibility().on());
        }
    }

    private void notAfter(String path, @Nullable LocalDate day) {
        if (isAfter(day)) {
            fault(Code.AFTER_AS_OF, path, String.valueOf(day), dossier.asOf().toString());
        }
    }

    private boolean isAfter(@Nullable LocalDate day) {
        return day != null && day.isAfter(dossier.asOf());
    }

    private void share(String path, @Nullable BigDecimal share) {
        if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)) {
            fault(Code.OUT_OF_RANGE, path, share.toString(), "0..1");
        }
    }

    private void notNegative(String path, @Nullable BigDecimal number) {
        if (number != null && number.signum() < 0) {
            fault(Code.OUT_OF_RANGE, path, number.toString(), "0..");
        }
    }

    private void modules(List<ModuleRecord> modules) {
        for (int i = 0; i < modules.size(); i++) {
            ModuleRecord module = modules.get(i);
            if (!plan.moduleByName.containsKey(module.module())) {
                fault(Code.UNKNOWN_MODULE, at("modules", i, "module"), module.module(), names(plan.moduleByName));
            }
            if (isAfter(module.completedOn())) {
                notAfter(at("modules", i, "completedOn"), module.completedOn());
            }
            if (modules.indexOf(module) < i || isSecondOutsideBlocks(modules, i)) {
                fault(Code.DUPLICATE, at("modules", i, null), module.module(), null);
            }
        }
    }

    /** A module outside the blocks is never taken again. */
    private boolean isSecondOutsideBlocks(List<ModuleRecord> modules, int index) {
        String name = modules.get(index).module();
        Module known = plan.moduleByName.get(name);
        return known != null
                && known.outsideBlocks()
                && modules.subList(0, index).stream()
                        .anyMatch(other -> other.module().equals(name));
    }

    private static String at(String list, int index, @Nullable String field) {
        return field == null ? list + "[" + index + "]" : list + "[" + index + "]." + field;
    }

    private void results(List<Result> results) {
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            Exam exam = plan.examByName.get(result.assessment());
            if (exam == null) {
                fault(
                        Code.UNKNOWN_ASSESSMENT,
                        at("results", i, "assessment"),
                        result.assessment(),
                        names(plan.examByName));
                continue;
            }
            if (result.attempt() < 1) {
                fault(Code.OUT_OF_RANGE, at("results", i, "attempt"), Integer.toString(result.attempt()), "1..");
            }
            if (isAfter(result.on())) {
                notAfter(at("results", i, "on"), result.on());
            }
            if (isMarkOf(exam, result.mark(), i)) {
                place(exam, result, i);
            }
        }
    }

    private boolean isMarkOf(Exam exam, Mark mark, int index) {
        return switch (mark) {
            case Mark.Graded(var grade) -> isGrade(exam, grade, index);
            case Mark.Scored(var score) -> isScore(exam, score, index);
            case Mark.Absent(var justified) -> {
                if (exam.isRead()) {
                    fault(
                            Code.WRONG_MARK,
                            at("results", index, "absence"),
                            justified ? "justified" : "unjustified",
                            exam.scale instanceof Scale.Score ? "score, awaited" : "grade, awaited");
                }
                yield !exam.isRead();
            }
            case Mark.Awaited() -> true;
        };
    }

    private boolean isGrade(Exam exam, String grade, int index) {
        if (exam.scale instanceof Scale.Score) {
            fault(Code.WRONG_MARK, at("results", index, "grade"), grade, "score");
            return false;
        }
        if (exam.indexOf(grade) < 0) {
            List<String> known =
                    java.util.Arrays.stream(exam.grades).map(Value.Code::code).toList();
            fault(Code.UNKNOWN_GRADE, at("results", index, "grade"), grade, String.join(", ", known));
            return false;
        }
        return true;
    }

    private boolean isScore(Exam exam, BigDecimal score, int index) {
        if (exam.scale instanceof Scale.Grades) {
            fault(Code.WRONG_MARK, at("results", index, "score"), score.toString(), "grade");
            return false;
        }
        int before = faults.size();
        if (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
            share(at("results", index, "score"), score);
        }
        return faults.size() == before;
    }

    /** Gives the result to every slot that it bears on. */
    private void place(Exam exam, Result result, int index) {
        Integer block = result.block() == null ? null : plan.blockIndex.get(result.block());
        if (result.block() != null && block == null) {
            fault(Code.UNKNOWN_BLOCK, at("results", index, "block"), result.block(), names(plan.blockIndex));
            return;
        }
        if (result.competency() != null) {
            placeOne(exam, result, block, index);
            return;
        }
        boolean placed = false;
        for (Slot slot : exam.slots) {
            if (block == null || slot.block < 0 || slot.block == block) {
                placed = true;
                if (!sittings.add(slot, result)) {
                    duplicate(result, slot, index);
                    return;
                }
            }
        }
        if (!placed) {
            fault(Code.NOT_COVERED, at("results", index, "block"), result.block(), exam.source.block());
        }
    }

    private void placeOne(Exam exam, Result result, @Nullable Integer block, int index) {
        Slot slot = exam.byCompetency.get(result.competency());
        if (slot == null) {
            boolean known = plan.competencyByName.containsKey(result.competency());
            fault(
                    known ? Code.NOT_COVERED : Code.UNKNOWN_COMPETENCY,
                    at("results", index, "competency"),
                    result.competency(),
                    known ? names(exam.byCompetency) : names(plan.competencyByName));
        } else if (block != null && slot.block != block) {
            fault(
                    Code.NOT_COVERED,
                    at("results", index, "block"),
                    result.block(),
                    plan.blocks[slot.block].source().id());
        } else if (!sittings.add(slot, result)) {
            duplicate(result, slot, index);
        }
    }

    private void duplicate(Result result, Slot slot, int index) {
        fault(Code.DUPLICATE, at("results", index, null), slot.subject + ", " + result.attempt(), null);
    }

    private void deliverables(List<Receipt> given) {
        for (int i = 0; i < given.size(); i++) {
            Receipt receipt = given.get(i);
            DeliverablePlan deliverable = plan.deliverableByName.get(receipt.deliverable());
            if (deliverable == null) {
                fault(
                        Code.UNKNOWN_DELIVERABLE,
                        at("deliverables", i, "deliverable"),
                        receipt.deliverable(),
                        names(plan.deliverableByName));
            } else if (receipts[deliverable.index()] != null) {
                fault(Code.DUPLICATE, at("deliverables", i, null), receipt.deliverable(), null);
            } else {
                receipts[deliverable.index()] = receipt;
            }
            if (isAfter(receipt.receivedOn())) {
                notAfter(at("deliverables", i, "receivedOn"), receipt.receivedOn());
            }
            if (receipt.pages() != null && receipt.pages() < 0) {
                fault(Code.OUT_OF_RANGE, at("deliverables", i, "pages"), String.valueOf(receipt.pages()), "0..");
            }
            if (receipt.situations() != null && receipt.situations() < 0) {
                fault(
                        Code.OUT_OF_RANGE,
                        at("deliverables", i, "situations"),
                        String.valueOf(receipt.situations()),
                        "0..");
            }
        }
    }

    private void holdings(List<Holding> given) {
        for (int i = 0; i < given.size(); i++) {
            Holding holding = given.get(i);
            if (isAfter(holding.awardedOn())) {
                notAfter(at("holdings", i, "awardedOn"), holding.awardedOn());
            }
            if (given.indexOf(holding) < i) {
                fault(Code.DUPLICATE, at("holdings", i, null), holding.scheme(), null);
            }
            if (holding.certificate() != Certificate.BLOCK) {
                continue;
            }
            if (holding.block() == null) {
                fault(Code.MISSING, at("holdings", i, "block"), null, names(plan.blockIndex));
            } else if (holdings.isOfThisTable(holding) && !plan.blockIndex.containsKey(holding.block())) {
                fault(Code.UNKNOWN_BLOCK, at("holdings", i, "block"), holding.block(), names(plan.blockIndex));
            }
        }
    }

    private void presentation(@Nullable List<String> blocks) {
        for (int block = 0; block < presented.length; block++) {
            presented[block] = blocks == null && holdings.since(block) == null;
        }
        for (int i = 0; blocks != null && i < blocks.size(); i++) {
            Integer block = plan.blockIndex.get(blocks.get(i));
            if (block == null) {
                fault(Code.UNKNOWN_BLOCK, "presentedBlocks[" + i + "]", blocks.get(i), names(plan.blockIndex));
            } else if (presented[block]) {
                fault(Code.DUPLICATE, "presentedBlocks[" + i + "]", blocks.get(i), null);
            } else {
                presented[block] = holdings.since(block) == null;
            }
        }
    }
}
