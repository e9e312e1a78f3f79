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

    final byte[] facts;
    private final byte[] competencies;
    private final byte[] blocks;
    private final boolean[] presented;
    final boolean[] neededSlots;
    final boolean[] neededDeliverables;

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
        this.findings = new ArrayList<>(plan.slotCount + plan.deliverables.length + plan.factCount + 2);
        this.sittings = new Sittings(this, facts);
        this.deliverables = new Deliverables(this, facts.receipts);
        this.validity = new Term(this);
        this.facts = new byte[plan.factCount];
        this.competencies = new byte[plan.competencies.length];
        this.blocks = new byte[plan.blocks.length];
        this.neededSlots = new boolean[plan.slotCount];
        this.neededDeliverables = new boolean[plan.deliverables.length];
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
        if (blocks[block] == Condition.UNKNOWN) {
            blocks[block] = (byte) decideBlock(block);
        }
        return blocks[block];
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
        if (competencies[competency] == Condition.UNKNOWN) {
            competencies[competency] = (byte) plan.competencies[competency].verdict(this);
        }
        return competencies[competency];
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
