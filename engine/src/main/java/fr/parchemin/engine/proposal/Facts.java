package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierFault.Code;
import fr.parchemin.engine.dossier.Limit;
import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.Plan.RoutePlan;
import fr.parchemin.engine.scheme.Assessment.Kind;
import fr.parchemin.engine.scheme.Module;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of one dossier put in their places in the plan, with every contradiction found on the way. */
final class Facts {

    /** More than any candidate has of anything. */
    private static final int LONG = 50;

    final Plan plan;
    final Dossier dossier;
    final @Nullable RoutePlan route;
    /** The first attempt at each slot. */
    final @Nullable Attempt[] attempts;

    boolean anyUnjustified;
    private boolean anyDisorder;
    /** Whether something was sat on the day of the facts. */
    boolean anyToday;
    /** Whether some result is of one competency, and not of all that its assessment covers. */
    boolean anyByCompetency;

    /** Those received by the day of the jury. */
    final @Nullable Receipt[] receipts;

    final List<ModuleRecord> modules;
    final @Nullable Admissibility admissibility;
    final Holdings holdings;
    final boolean[] presented;

    /** The day of the jury where something may be dated after it, absent where nothing can. */
    final @Nullable LocalDate pastJury;

    /** Where the candidate comes from, by the route or by their own word. */
    final @Nullable String origin;

    private List<DossierFault> faults = List.of();
    /** Whether there are as many faults as are told. */
    private boolean isFull;

    private @Nullable Windows windows;

    Facts(Plan plan, Dossier dossier) {
        this.plan = plan;
        this.dossier = dossier;
        LocalDate jury = dossier.juryDate();
        this.pastJury = jury != null && dossier.asOf().isAfter(jury) ? jury : null;
        this.route = plan.routeByName.get(dossier.route());
        this.origin = route == null ? dossier.origin() : route.source().originOf(dossier.origin());
        this.attempts = new Attempt[plan.slotCount];
        this.receipts = new Receipt[plan.deliverables.length];
        this.presented = new boolean[plan.blocks.length];
        this.holdings =
                dossier.holdings().isEmpty() ? plan.noHoldings : new Holdings(plan, dossier.holdings(), pastJury);
        this.modules = counting(dossier.modules());
        Admissibility notice = dossier.admissibility();
        this.admissibility = notice == null || isAfterJury(notice.on()) ? null : notice;
        candidacy();
        modules(dossier.modules());
        results(dossier.results());
        if (anyDisorder) {
            order();
        }
        deliverables(dossier.deliverables());
        forgetLateReceipts();
        holdings(dossier.holdings());
        presentation(dossier.presentedBlocks());
    }

    private List<ModuleRecord> counting(List<ModuleRecord> all) {
        if (pastJury == null || all.isEmpty() || all.stream().noneMatch(module -> isAfterJury(module.completedOn()))) {
            return all;
        }
        return all.stream().filter(module -> !isAfterJury(module.completedOn())).toList();
    }

    /** Whether something is dated after the jury that decides, for which it then does not count. */
    boolean isAfterJury(@Nullable LocalDate day) {
        return pastJury != null && day != null && day.isAfter(pastJury);
    }

    /** Whether a block is presented; without one, what is held already may still make the whole. */
    boolean isAnyPresented() {
        for (boolean block : presented) {
            if (block) {
                return true;
            }
        }
        return false;
    }

    /** The day that decides whether the scheme is open: that of the jury, or of the facts while none is set. */
    LocalDate referenceDay() {
        return dossier.juryDate() == null ? dossier.asOf() : dossier.juryDate();
    }

    /** When what is left of the session may still take place. */
    Windows windows() {
        if (windows == null) {
            windows = new Windows(plan.scheme.sessions(), dossier);
        }
        return windows;
    }

    /** The day of the notice of admissibility, where the route asks for one. */
    @Nullable
    LocalDate admissibleSince() {
        return admissibility != null && route != null && route.asksAdmissibility() ? admissibility.on() : null;
    }

    /** What is dated after the jury, holdings apart; in an order of its own. */
    List<Finding> late() {
        return pastJury == null ? List.of() : LateFacts.of(plan, dossier, pastJury);
    }

    /** The contradictions, in the order of the dossier line, as many as are told; empty when there is none. */
    List<DossierFault> faults() {
        return faults;
    }

    private void fault(Code code, String path, @Nullable String found, @Nullable String expected) {
        if (faults.isEmpty()) {
            faults = new ArrayList<>();
        }
        if (!isFull) {
            faults.add(new DossierFault(code, path, found, expected));
            isFull = faults.size() == DossierFault.MOST;
        }
    }

    private void candidacy() {
        if (route == null) {
            fault(Code.UNKNOWN_ROUTE, "route", dossier.route(), plan.routeByName.names());
        } else if (plan.originMatters && origin == null) {
            fault(Code.MISSING, "origin", null, "training, vae");
        } else if (dossier.origin() != null && !dossier.origin().equals(origin)) {
            fault(Code.WRONG_ORIGIN, "origin", dossier.origin(), origin);
        }
        firstVersion();
        if (!dossier.windows().isEmpty()) {
            windowNames();
        }
        notAfter("enrolledOn", dossier.enrolledOn());
        if (dossier.attendance() != null && !isShare(dossier.attendance())) {
            fault(Code.OUT_OF_RANGE, "attendance", dossier.attendance().toString(), "0..1");
        }
        within("placementDays", dossier.placementDays(), Limit.PLACEMENT_DAYS);
        within("experienceMonths", dossier.experienceMonths(), Limit.EXPERIENCE_MONTHS);
        if (dossier.admissibility() != null) {
            notAfter("admissibility.on", dossier.admissibility().on());
        }
    }

    /** Neither the facts nor the jury are older than the certification. */
    private void firstVersion() {
        LocalDate first = plan.versions.firstDay();
        if (first != null && dossier.asOf().isBefore(first)) {
            fault(Code.BEFORE_FIRST_VERSION, "asOf", dossier.asOf().toString(), first.toString());
        } else if (first != null && referenceDay().isBefore(first)) {
            fault(Code.BEFORE_FIRST_VERSION, "juryDate", referenceDay().toString(), first.toString());
        }
    }

    /** A session may be of a year that the scheme says nothing of; a window that no resit names is a fault. */
    private void windowNames() {
        for (String window : dossier.windows().keySet()) {
            if (!plan.windowNames.contains(window)) {
                fault(Code.UNKNOWN_WINDOW, "windows." + window, window, String.join(", ", plan.windowNames));
            }
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

    private static boolean isShare(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private void within(String path, @Nullable BigDecimal number, Limit limit) {
        if (number != null && !limit.holds(number)) {
            fault(Code.OUT_OF_RANGE, path, number.toString(), limit.range());
        }
    }

    private void within(String list, int index, String field, @Nullable Integer number, Limit limit) {
        if (number != null && !limit.holds(number)) {
            fault(Code.OUT_OF_RANGE, at(list, index, field), number.toString(), limit.range());
        }
    }

    private void modules(List<ModuleRecord> modules) {
        Set<ModuleRecord> seen = seen(modules);
        for (int i = 0; i < modules.size() && !isFull; i++) {
            ModuleRecord module = modules.get(i);
            if (!plan.moduleByName.contains(module.module())) {
                fault(Code.UNKNOWN_MODULE, at("modules", i, "module"), module.module(), plan.moduleByName.names());
            }
            if (isAfter(module.completedOn())) {
                notAfter(at("modules", i, "completedOn"), module.completedOn());
            }
            if (isRepeated(modules, i, seen) || isSecondOutsideBlocks(modules, i)) {
                fault(Code.DUPLICATE, at("modules", i, null), module.module(), null);
            }
        }
    }

    /** What stood before in a list that is too long to be looked through again and again. */
    private static <T> Set<T> seen(List<T> list) {
        return list.size() > LONG ? new HashSet<>() : Set.of();
    }

    private static <T> boolean isRepeated(List<T> list, int index, Set<T> seen) {
        T one = list.get(index);
        return list.size() > LONG ? !seen.add(one) : list.indexOf(one) < index;
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
        for (int i = 0; i < results.size() && !isFull; i++) {
            Result result = results.get(i);
            Exam exam = plan.examByName.get(result.assessment());
            if (exam == null) {
                fault(
                        Code.UNKNOWN_ASSESSMENT,
                        at("results", i, "assessment"),
                        result.assessment(),
                        plan.examByName.names());
                continue;
            }
            if (!Limit.ATTEMPT.holds(result.attempt())) {
                within("results", i, "attempt", result.attempt(), Limit.ATTEMPT);
            }
            if (isAfter(result.on())) {
                notAfter(at("results", i, "on"), result.on());
            }
            Worth worth = worth(exam, result.mark(), i);
            if (worth != null) {
                place(exam, result, worth, i);
            }
        }
    }

    /** What the mark is worth, or nothing and a fault. */
    private @Nullable Worth worth(Exam exam, Mark mark, int index) {
        return switch (mark) {
            case Mark.Graded(var grade) -> {
                Worth worth = exam.gradeByName.get(grade);
                yield worth == null ? faultGrade(exam, grade, index) : worth;
            }
            case Mark.Scored(var score) -> isScore(exam, score, index) ? exam.worth(score) : null;
            case Mark.Absent(var justified) -> {
                Worth worth = justified ? exam.justifiedAbsence : Worth.ABSENT;
                yield exam.isRead() ? faultAbsence(exam, justified, index) : worth;
            }
            case Mark.Awaited() -> Worth.AWAITED;
        };
    }

    private @Nullable Worth faultGrade(Exam exam, String grade, int index) {
        if (exam.passingScore != null) {
            fault(Code.WRONG_MARK, at("results", index, "grade"), grade, "score");
        } else {
            fault(Code.UNKNOWN_GRADE, at("results", index, "grade"), grade, exam.gradeNames());
        }
        return null;
    }

    private @Nullable Worth faultAbsence(Exam exam, boolean justified, int index) {
        fault(
                Code.WRONG_MARK,
                at("results", index, "absence"),
                justified ? "justified" : "unjustified",
                exam.passingScore != null ? "score, awaited" : "grade, awaited");
        return null;
    }

    private boolean isScore(Exam exam, BigDecimal score, int index) {
        if (exam.passingScore == null) {
            fault(Code.WRONG_MARK, at("results", index, "score"), score.toString(), "grade");
            return false;
        }
        if (isShare(score)) {
            return true;
        }
        fault(Code.OUT_OF_RANGE, at("results", index, "score"), score.toString(), "0..1");
        return false;
    }

    /** Gives the result to every slot that it bears on. */
    private void place(Exam exam, Result result, Worth worth, int index) {
        Integer block = result.block() == null ? null : plan.blockIndex.get(result.block());
        if (result.block() != null && block == null) {
            fault(Code.UNKNOWN_BLOCK, at("results", index, "block"), result.block(), plan.blockIndex.names());
        } else if (result.block() != null && exam.source.kind() == Kind.FINAL_INTERVIEW && exam.isOfTheWhole()) {
            fault(Code.NOT_COVERED, at("results", index, "block"), result.block(), null);
        } else if (result.competency() == null) {
            placeAll(exam, result, worth, block, index);
        } else {
            Slot slot = slot(exam, result.competency(), index);
            if (slot != null && block != null && slot.block != block) {
                String covered = plan.blocks[slot.block].source().id();
                fault(Code.NOT_COVERED, at("results", index, "block"), result.block(), covered);
            } else if (slot != null && !add(slot, new Attempt(result, worth))) {
                duplicate(result, slot, index);
            }
        }
    }

    private void placeAll(Exam exam, Result result, Worth worth, @Nullable Integer block, int index) {
        boolean placed = false;
        Attempt attempt = new Attempt(result, worth);
        for (Slot slot : exam.slots) {
            if (block == null || slot.block < 0 || slot.block == block) {
                placed = true;
                if (!add(slot, attempt)) {
                    duplicate(result, slot, index);
                    return;
                }
            }
        }
        if (!placed) {
            fault(Code.NOT_COVERED, at("results", index, "block"), result.block(), exam.source.block());
        }
    }

    private @Nullable Slot slot(Exam exam, String competency, int index) {
        Slot slot = exam.slotByCompetency.get(competency);
        if (slot == null) {
            boolean known = plan.competencyByName.contains(competency);
            fault(
                    known ? Code.NOT_COVERED : Code.UNKNOWN_COMPETENCY,
                    at("results", index, "competency"),
                    competency,
                    known ? exam.slotByCompetency.names() : plan.competencyByName.names());
        }
        return slot;
    }

    private boolean add(Slot slot, Attempt attempt) {
        anyUnjustified |= attempt.worth.standing() == Standing.ABSENT;
        anyToday |= attempt.result.on().equals(dossier.asOf());
        anyByCompetency |= attempt.result.competency() != null;
        anyDisorder |= Attempt.isOutOfOrder(attempts[slot.index], attempt);
        return Attempt.chain(attempts, slot, attempt);
    }

    private void duplicate(Result result, Slot slot, int index) {
        fault(Code.DUPLICATE, at("results", index, null), slot.subject + ", " + result.attempt(), null);
    }

    private void deliverables(List<Receipt> given) {
        for (int i = 0; i < given.size() && !isFull; i++) {
            Receipt receipt = given.get(i);
            DeliverablePlan deliverable = plan.deliverableByName.get(receipt.deliverable());
            if (deliverable == null) {
                fault(
                        Code.UNKNOWN_DELIVERABLE,
                        at("deliverables", i, "deliverable"),
                        receipt.deliverable(),
                        plan.deliverableByName.names());
            } else if (receipts[deliverable.index()] != null) {
                fault(Code.DUPLICATE, at("deliverables", i, null), receipt.deliverable(), null);
            } else {
                receipts[deliverable.index()] = receipt;
            }
            if (isAfter(receipt.receivedOn())) {
                notAfter(at("deliverables", i, "receivedOn"), receipt.receivedOn());
            }
            within("deliverables", i, "pages", receipt.pages(), Limit.PAGES);
            within("deliverables", i, "situations", receipt.situations(), Limit.SITUATIONS);
        }
    }

    /** What came in after the jury is not there for it. */
    private void forgetLateReceipts() {
        if (pastJury == null) {
            return;
        }
        for (int i = 0; i < receipts.length; i++) {
            Receipt receipt = receipts[i];
            if (receipt != null && isAfterJury(receipt.receivedOn())) {
                receipts[i] = null;
            }
        }
    }

    private void holdings(List<Holding> given) {
        Set<Holding> seen = seen(given);
        for (int i = 0; i < given.size() && !isFull; i++) {
            Holding holding = given.get(i);
            if (isAfter(holding.awardedOn())) {
                notAfter(at("holdings", i, "awardedOn"), holding.awardedOn());
            }
            if (isRepeated(given, i, seen)) {
                fault(Code.DUPLICATE, at("holdings", i, null), holding.scheme(), null);
            }
            if (holding.certificate() != Certificate.BLOCK) {
                if (holding.block() != null) {
                    fault(Code.NOT_COVERED, at("holdings", i, "block"), holding.block(), null);
                }
                continue;
            }
            if (holding.block() == null) {
                fault(Code.MISSING, at("holdings", i, "block"), null, plan.blockIndex.names());
            } else if (holdings.isOfThisVersion(holding) && !plan.blockIndex.contains(holding.block())) {
                fault(Code.UNKNOWN_BLOCK, at("holdings", i, "block"), holding.block(), plan.blockIndex.names());
            }
        }
    }

    /** A resit follows the attempt before it. */
    private void order() {
        for (int slot = 0; slot < attempts.length; slot++) {
            for (Attempt attempt = attempts[slot]; attempt != null && attempt.next != null; attempt = attempt.next) {
                Attempt next = attempt.next;
                LocalDate day = next.result.on();
                if (day.isBefore(attempt.result.on()) && isFirstOf(next.result, slot)) {
                    int index = dossier.results().indexOf(next.result);
                    fault(
                            Code.BEFORE_PREVIOUS,
                            at("results", index, "on"),
                            day.toString(),
                            attempt.result.on().toString());
                }
            }
        }
    }

    /** Whether no slot before this one has the same result, of which one fault is enough. */
    private boolean isFirstOf(Result result, int slot) {
        for (int before = 0; before < slot; before++) {
            for (Attempt attempt = attempts[before]; attempt != null; attempt = attempt.next) {
                if (attempt.result.equals(result)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void presentation(@Nullable List<String> blocks) {
        for (int block = 0; block < presented.length; block++) {
            presented[block] = blocks == null && holdings.since(block) == null;
        }
        for (int i = 0; blocks != null && i < blocks.size(); i++) {
            Integer block = plan.blockIndex.get(blocks.get(i));
            if (block == null) {
                fault(Code.UNKNOWN_BLOCK, "presentedBlocks[" + i + "]", blocks.get(i), plan.blockIndex.names());
            } else if (presented[block]) {
                fault(Code.DUPLICATE, "presentedBlocks[" + i + "]", blocks.get(i), null);
            } else {
                presented[block] = holdings.since(block) == null;
            }
        }
        if (blocks != null && blocks.isEmpty() && !holdings.isWhole()) {
            fault(Code.NOTHING_PRESENTED, "presentedBlocks", "[]", plan.blockIndex.names());
        }
    }
}
