package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.proposal.Plan.RoutePlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known and found while one dossier is decided; used once. Verdicts are numbers, as in {@link Condition}. */
final class Run {

    private static final Value[] COUNTS = new Value[64];

    static {
        for (int i = 0; i < COUNTS.length; i++) {
            COUNTS[i] = new Value.Number(BigDecimal.valueOf(i));
        }
    }

    final Plan plan;
    final Dossier dossier;
    final RoutePlan route;
    private final @Nullable String origin;

    final ArrayList<Finding> findings;
    final ArrayList<NextAction> actions = new ArrayList<>(0);

    final Holdings holdings;
    final Sittings sittings;
    final Deliverables deliverables;
    final Term validity;

    /** Of slots, deliverables, facts, competencies and blocks, each where the plan says; looked at once. */
    final byte[] verdicts;

    /** What open conditions still need: slots, then deliverables. */
    private final boolean[] needed;

    private final boolean[] presented;

    /** The least verdict of the conditions of presentation: while one is open, no block is validated. */
    private int gate = Condition.MET;
    /** The condition that other actions must wait for. */
    private @Nullable String after;

    Run(Plan plan, Facts facts, RoutePlan route) {
        this.plan = plan;
        this.dossier = facts.dossier;
        this.route = route;
        this.origin = route.source().origin() == null
                ? dossier.origin()
                : route.source().origin();
        this.holdings = facts.holdings;
        this.presented = facts.presented;
        this.findings = new ArrayList<>(plan.findingCount);
        this.verdicts = new byte[plan.verdictCount];
        this.sittings = new Sittings(this, facts);
        this.deliverables = new Deliverables(this, facts.receipts);
        this.validity = new Term(this);
        this.needed = new boolean[plan.slotCount + plan.deliverables.length];
    }

    static Value count(int count) {
        return count < COUNTS.length ? COUNTS[count] : new Value.Number(BigDecimal.valueOf(count));
    }

    void note(Reason reason, String subject, @Nullable Value expected, @Nullable Value found, String clause) {
        findings.add(new Finding(reason, subject, Verdict.NOTED, expected, found, clause));
    }

    /** Looks at every condition of presentation and remembers what must come first. */
    int present() {
        for (Condition.OfFact condition : route.requires()) {
            if (!isAnyPresented() && condition.rule().isOfPresenting()) {
                continue;
            }
            int verdict = condition.verdict(this);
            gate = Math.min(gate, verdict);
            if (verdict == Condition.PENDING) {
                after = condition.rule().subject(this);
            }
        }
        return gate;
    }

    /** Without a block to present, what is held already may still make the whole. */
    boolean isAnyPresented() {
        for (boolean block : presented) {
            if (block) {
                return true;
            }
        }
        return false;
    }

    int gate() {
        return gate;
    }

    @Nullable
    String after() {
        return after;
    }

    boolean isPresented(int block) {
        return presented[block];
    }

    /** Whether evidence asked of these origins only is asked of this candidate. */
    boolean isAskedOf(Set<String> origins) {
        return origin != null && origins.contains(origin);
    }

    /** The verdict on a block: met when validated or held, unmet when not presented. */
    int block(int block) {
        int place = plan.firstBlock + block;
        if (verdicts[place] == Condition.UNKNOWN) {
            verdicts[place] = (byte) decideBlock(block);
        }
        return verdicts[place];
    }

    private int decideBlock(int block) {
        if (holdings.since(block) != null) {
            return Condition.MET;
        }
        if (!presented[block]) {
            return Condition.UNMET;
        }
        return gate == Condition.PENDING
                ? Condition.PENDING
                : plan.blocks[block].validated().verdict(this);
    }

    int competency(int competency) {
        int place = plan.competencyPlaces[competency];
        if (verdicts[place] == Condition.UNKNOWN) {
            verdicts[place] = (byte) plan.competencies[competency].condition().verdict(this);
        }
        return verdicts[place];
    }

    void needSlot(Exam.Slot slot, boolean is) {
        needed[slot.index] = is;
    }

    boolean isNeeded(Exam.Slot slot) {
        return needed[slot.index];
    }

    void needDeliverable(int deliverable) {
        needed[plan.firstDeliverable + deliverable] = true;
    }

    boolean isDeliverableNeeded(int deliverable) {
        return needed[plan.firstDeliverable + deliverable];
    }

    /** The day that decides whether the scheme is open: that of the jury, or of the facts while none is set. */
    LocalDate referenceDay() {
        return dossier.juryDate() == null ? dossier.asOf() : dossier.juryDate();
    }

    @Nullable
    LocalDate dayBeforeJury() {
        return dossier.juryDate() == null ? null : dossier.juryDate().minusDays(1);
    }
}
