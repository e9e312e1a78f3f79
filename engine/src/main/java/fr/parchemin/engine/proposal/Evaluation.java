package fr.parchemin.engine.proposal;

import fr.parchemin.engine.proposal.Exam.Slot;
import fr.parchemin.engine.proposal.Plan.RoutePlan;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on one dossier, each found when it is first asked for; asking in another order gives the same. Verdicts are
 * numbers, as in {@link Condition}.
 */
final class Evaluation {

    final Plan plan;
    final Facts facts;
    final RoutePlan route;
    final Marks marks;

    /** Of slots, deliverables, facts, competencies and blocks, each where the plan says. */
    private final byte[] verdicts;

    /** The least verdict of the conditions of presentation: while one is open, no block is validated. */
    private int gate;

    private final boolean isFull;
    private @Nullable Evaluation sat;

    private Evaluation(Facts facts, RoutePlan route, Horizon horizon) {
        this.plan = facts.plan;
        this.facts = facts;
        this.route = route;
        this.isFull = horizon.rights();
        this.verdicts = new byte[plan.verdictCount];
        this.marks = new Marks(this, horizon, verdicts);
    }

    /** The evaluation of everything that is known. */
    static Evaluation of(Facts facts, RoutePlan route) {
        return new Evaluation(facts, route, Horizon.FULL);
    }

    /** What was sat and nothing that follows from it: rights are read from this. */
    Evaluation sat() {
        if (!isFull) {
            return this;
        }
        if (sat == null) {
            sat = new Evaluation(facts, route, Horizon.SAT);
        }
        return sat;
    }

    /** What was sat before a resit was. */
    Evaluation before(Slot slot, Attempt resit) {
        return resit.before(() -> new Evaluation(facts, route, Horizon.before(slot, resit)));
    }

    /** What was sat before today, but for the attempts at this slot: a resit that is sat today is judged on it. */
    Evaluation beforeToday(Slot slot) {
        return new Evaluation(facts, route, Horizon.beforeDay(slot, facts.dossier.asOf()));
    }

    /** The least verdict of the conditions of presentation. */
    int gate() {
        if (gate == Condition.UNKNOWN) {
            gate = Condition.MET;
            for (Condition.OfFact condition : route.requires()) {
                if (isAskedNow(condition)) {
                    gate = Math.min(gate, fact(condition));
                }
            }
        }
        return gate;
    }

    /** Without a block to present, what is held already may still make the whole. */
    boolean isAskedNow(Condition.OfFact condition) {
        return facts.isAnyPresented() || !condition.rule().isOfPresenting();
    }

    /** The condition that other actions must wait for: the last one that is open. */
    @Nullable
    String after() {
        String after = null;
        for (Condition.OfFact condition : route.requires()) {
            if (isAskedNow(condition) && fact(condition) == Condition.PENDING) {
                after = condition.rule().subject();
            }
        }
        return after;
    }

    int fact(Condition.OfFact condition) {
        int place = plan.firstFact + condition.index();
        if (verdicts[place] == Condition.UNKNOWN) {
            verdicts[place] = (byte) condition.rule().verdict(this);
        }
        return verdicts[place];
    }

    int deliverable(int deliverable) {
        int place = plan.firstDeliverable + deliverable;
        if (verdicts[place] == Condition.UNKNOWN) {
            verdicts[place] = (byte) plan.deliverables[deliverable].verdict(facts);
        }
        return verdicts[place];
    }

    int competency(int competency) {
        Slot mark = plan.competencies[competency].mark();
        return mark == null ? ruled(competency) : marks.verdict(mark);
    }

    private int ruled(int competency) {
        int place = plan.firstCompetency + competency;
        if (verdicts[place] == Condition.UNKNOWN) {
            verdicts[place] = (byte) plan.competencies[competency].condition().verdict(this);
        }
        return verdicts[place];
    }

    /** The verdict on a block: met when validated or held, unmet when not presented. */
    int block(int block) {
        if (isFull && gate() == Condition.PENDING && facts.presented[block]) {
            return Condition.PENDING;
        }
        return ownBlock(block);
    }

    /** The verdict on a block by its own rule, whatever the conditions of presentation. */
    private int ownBlock(int block) {
        int place = plan.firstBlock + block;
        if (verdicts[place] == Condition.UNKNOWN) {
            verdicts[place] = (byte) decide(block);
        }
        return verdicts[place];
    }

    private int decide(int block) {
        if (facts.holdings.since(block) != null) {
            return Condition.MET;
        }
        return facts.presented[block] ? plan.blocks[block].asked().verdict(this) : Condition.UNMET;
    }

    /** Whether every block is obtained or may still be, by its own rule. */
    boolean isNoBlockRefused() {
        for (int block = 0; block < plan.blocks.length; block++) {
            if (ownBlock(block) == Condition.UNMET) {
                return false;
            }
        }
        return true;
    }

    int award() {
        return isFull ? Math.min(plan.awardAsked.verdict(this), gate()) : plan.awardAsked.verdict(this);
    }
}
