package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.RuleForm.Standing;
import org.jspecify.annotations.Nullable;

/** Of what a rule decides: a competency of a block, a block, the award, or who may be presented. */
record RuleSite(
        Standing standing, @Nullable String block, @Nullable String competency) {

    static final RuleSite OF_AWARD = new RuleSite(Standing.AWARD, null, null);
    static final RuleSite OF_PRESENTATION = new RuleSite(Standing.PRESENTATION, null, null);

    static RuleSite ofBlock(String block) {
        return new RuleSite(Standing.BLOCK, block, null);
    }

    static RuleSite ofCompetency(String block, String competency) {
        return new RuleSite(Standing.COMPETENCY, block, competency);
    }
}
