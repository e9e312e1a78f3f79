package fr.parchemin.app.jury;

import fr.parchemin.app.jury.Decision.Choice;
import fr.parchemin.app.jury.Decision.Decided.Why;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.BlockProposal.Status;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a choice can stand, and what it makes of the candidate. */
sealed interface Judgement {

    /** It can. */
    record Valid(
            Ruling ruling,
            Map<String, Status> blocks,
            boolean departs,
            @Nullable String motive,
            @Nullable LocalDate adjournedTo)
            implements Judgement {}

    /** It cannot. */
    record Refused(Why why) implements Judgement {}

    /** What a choice makes of a case on the day of a session. */
    static Judgement of(Scheme scheme, LocalDate heldOn, Case standing, Choice choice) {
        return switch (choice) {
            case Choice.Follow _ -> follow(standing);
            case Choice.Adjourn adjourned -> adjourn(standing, heldOn, adjourned);
            case Choice.Depart depart -> depart(scheme, standing, depart);
        };
    }

    private static Judgement follow(Case standing) {
        var proposal = standing.proposal();
        return proposal == null || !standing.isReady()
                ? new Refused(Why.STILL_OPEN)
                : new Valid(Ruling.following(proposal.outcome()), blocks(proposal), false, null, null);
    }

    private static Judgement adjourn(Case standing, LocalDate heldOn, Choice.Adjourn choice) {
        var proposal = standing.proposal();
        boolean departs = standing.isReady();
        if (departs && isBlank(choice.motive())) {
            return new Refused(Why.MOTIVE_MISSING);
        }
        if (choice.to() != null && !choice.to().isAfter(heldOn)) {
            return new Refused(Why.ADJOURNED_TO_AN_EARLIER_DAY);
        }
        return new Valid(
                Ruling.ADJOURNED,
                proposal == null ? Map.of() : blocks(proposal),
                departs,
                isBlank(choice.motive()) ? null : choice.motive(),
                choice.to());
    }

    private static Judgement depart(Scheme scheme, Case standing, Choice.Depart choice) {
        var proposal = standing.proposal();
        if (proposal == null || !standing.isReady()) {
            return new Refused(Why.STILL_OPEN);
        }
        var leeway = Leeway.of(scheme, proposal);
        boolean mayAward = leeway.mayAward(choice.blocks().values());
        if (!leeway.allows(choice.blocks()) || (choice.award() && !mayAward)) {
            return new Refused(Why.AGAINST_A_FACT);
        }
        var ruling = choice.award()
                ? Ruling.AWARD
                : Ruling.withoutAward(choice.blocks().values());
        if (ruling == Ruling.following(proposal.outcome()) && choice.blocks().equals(blocks(proposal))) {
            return new Refused(Why.NO_DEPARTURE);
        }
        return isBlank(choice.motive())
                ? new Refused(Why.MOTIVE_MISSING)
                : new Valid(
                        ruling,
                        inOrder(proposal, choice.blocks()),
                        true,
                        choice.motive().strip(),
                        null);
    }

    private static Map<String, Status> blocks(Proposal proposal) {
        Map<String, Status> blocks = new LinkedHashMap<>();
        proposal.blocks().forEach(block -> blocks.put(block.block(), block.status()));
        return blocks;
    }

    private static Map<String, Status> inOrder(Proposal proposal, Map<String, Status> given) {
        Map<String, Status> blocks = new LinkedHashMap<>();
        for (BlockProposal block : proposal.blocks()) {
            blocks.put(block.block(), given.getOrDefault(block.block(), block.status()));
        }
        return blocks;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
