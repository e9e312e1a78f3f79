package fr.parchemin.engine.proposal;

import static fr.parchemin.engine.proposal.ASmallScheme.grade;
import static fr.parchemin.engine.proposal.ASmallScheme.result;
import static fr.parchemin.engine.proposal.ASmallScheme.results;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The title that must be held already: of any version, unless the rule names one. */
class TitlesHeldTests {

    private static final String SECTIONS = """
            requires: [{held-title: %s, clause: Article 3}]
            assessments: {oral: {kind: oral, title: Oral, scale: avis, by: [jury]}}
            blocks: {B1: {title: Bloc un, validated-when: {passed: oral}}}
            routes: {formation: {title: Formation}}
            award: {when: every-block, by: Jury}
            """;
    private static final ASmallScheme ANY = ASmallScheme.of(SECTIONS.formatted("ancien"));
    private static final ASmallScheme ONE = ASmallScheme.of(SECTIONS.formatted("{scheme: ancien, version: \"2024\"}"));

    @Test
    void anyVersionWillDoWhereTheRuleNamesNone() {
        assertThat(propose(ANY, title("2019")).outcome()).isEqualTo(Outcome.AWARD);
        assertThat(propose(ANY, title(null)).outcome()).isEqualTo(Outcome.AWARD);
    }

    @Test
    void onlyTheVersionNamedWillDo() {
        assertThat(propose(ONE, title("2024")).outcome()).isEqualTo(Outcome.AWARD);
        assertThat(propose(ONE, title("2019")).outcome()).isEqualTo(Outcome.INELIGIBLE);
        assertThat(propose(ONE, title(null)).outcome()).isEqualTo(Outcome.INELIGIBLE);
    }

    @Test
    void theVersionHeldIsToldBesideTheOneAsked() {
        assertThat(propose(ONE, title("2019")).findings())
                .contains(new Finding(
                        Reason.TITLE_HELD,
                        "ancien",
                        Verdict.UNMET,
                        new Value.Code("2024"),
                        new Value.Code("2019"),
                        "Article 3"));
    }

    private static Proposal propose(ASmallScheme scheme, String holding) {
        return scheme.propose(
                "2026-06-01", "\"holdings\":[" + holding + "]", results(result("oral", 1, "2026-05-01", grade("oui"))));
    }

    private static String title(@Nullable String version) {
        String of = version == null ? "" : "\"version\":\"" + version + "\",";
        return "{\"certificate\":\"title\",\"scheme\":\"ancien\"," + of + "\"awardedOn\":\"2025-06-01\"}";
    }
}
