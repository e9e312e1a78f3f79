package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.proposal.BlockProposal;
import fr.parchemin.engine.proposal.Claim;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples expect in the words in which proposals are written; a scheme does not know proposals, so that both lists are kept. */
class ExpectationWordsTests {

    @Test
    void examplesAndProposalsUseTheSameWords() {
        assertThat(ExpectationSection.OUTCOMES).isEqualTo(names(Outcome.values()));
        assertThat(ExpectationSection.CLAIMS).isEqualTo(names(Claim.values()));
        assertThat(ExpectationSection.BLOCKS).isEqualTo(names(BlockProposal.Status.values()));
        assertThat(ExpectationSection.COMPETENCIES).isEqualTo(names(BlockProposal.CompetencyStatus.values()));
        assertThat(ExpectationSection.VERDICTS).isEqualTo(names(Verdict.values()));
        assertThat(ExpectationSection.ACTIONS).isEqualTo(names(NextAction.Action.values()));
        assertThat(ExpectationSection.SESSIONS).isEqualTo(Words.all(NextAction.Session.class));
    }

    private static List<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
