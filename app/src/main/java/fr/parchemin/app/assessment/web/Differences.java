package fr.parchemin.app.assessment.web;

import fr.parchemin.app.assessment.Changed;
import fr.parchemin.app.assessment.Wording;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.Proposal;
import java.util.ArrayList;
import java.util.List;

/** What a change to a dossier changed in the proposal, in sentences. */
final class Differences {

    private static final int SHOWN = 3;

    private final Wording wording;
    private final List<String> sentences = new ArrayList<>();

    private Differences(Wording wording) {
        this.wording = wording;
    }

    static List<String> of(Changed.Written written, Wording wording) {
        var differences = new Differences(wording);
        differences.compare(written.before().answer(), written.after().answer());
        return List.copyOf(differences.sentences);
    }

    private void compare(Answer before, Answer after) {
        if (before instanceof Proposal was && after instanceof Proposal is) {
            for (int i = 0; i < Math.min(was.blocks().size(), is.blocks().size()); i++) {
                compare(was.blocks().get(i), is.blocks().get(i));
            }
            if (was.outcome() != is.outcome()) {
                sentences.add(wording.labels()
                        .say(
                                "assessment.changed.outcome",
                                wording.labels().say("assessment.short-outcome." + was.outcome()),
                                wording.labels().say("assessment.short-outcome." + is.outcome())));
            }
            if (sentences.isEmpty()) {
                sentences.add(wording.labels().say("assessment.changed.recorded-only"));
            }
            is.nextActions().stream()
                    .filter(action -> !was.nextActions().contains(action))
                    .limit(SHOWN)
                    .map(action -> wording.labels().say("assessment.changed.action", wording.actionWithDays(action)))
                    .forEach(sentences::add);
        }
        if (sentences.isEmpty()) {
            sentences.add(wording.labels().say("assessment.changed.nothing"));
        }
    }

    private void compare(BlockProposal was, BlockProposal is) {
        if (was.status() != is.status()) {
            sentences.add(wording.labels()
                    .say(
                            "assessment.changed.block",
                            wording.labels().block(is.block()),
                            wording.labels().say("badge." + was.status()),
                            wording.labels().say("badge." + is.status())));
        }
    }
}
