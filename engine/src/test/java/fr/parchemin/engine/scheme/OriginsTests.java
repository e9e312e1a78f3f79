package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginsTests {

    private static final String TITLE =
            SchemeFiles.text(SchemeFiles.FOLDER.resolve("tp-conseiller-relation-client-distance.yaml"));

    @Test
    void aRouteTellsWhereItsCandidatesComeFromWhateverItsName() {
        var scheme = SchemeFiles.scheme(
                TITLE.replace("  training:\n", "  formation:\n").replace("route: training", "route: formation"));

        assertThat(scheme.origin("formation", null)).isEqualTo("training");
        assertThat(scheme.origin("vae", null)).isEqualTo("vae");
        assertThat(asked(scheme, "formation", null)).containsEntry("livret-ecf", true);
        assertThat(asked(scheme, "vae", null)).containsEntry("livret-ecf", false);
    }

    @Test
    void aDossierTellsWhereItsRouteDoesNot() {
        var scheme = SchemeFiles.scheme(TITLE);

        assertThat(scheme.origin("modular", "training")).isEqualTo("training");
        assertThat(scheme.origin("modular", null)).isNull();
        assertThat(scheme.origin("vae", "training")).isEqualTo("vae");
        assertThat(asked(scheme, "modular", "training")).containsEntry("livret-ecf", true);
        assertThat(asked(scheme, "modular", "vae")).containsEntry("livret-ecf", false);
        assertThat(asked(scheme, "modular", null))
                .isEqualTo(Map.of("dossier-professionnel", true, "livret-ecf", false));
    }

    @Test
    void onlyASchemeThatAsksSomeOriginsForSomethingAsksForTheOrigin() {
        assertThat(SchemeFiles.scheme(TITLE).asksOrigin()).isTrue();
        assertThat(SchemeFiles.scheme(TITLE.replace(", asked-of: [training]", ""))
                        .asksOrigin())
                .isFalse();
    }

    @Test
    void aRuleIsItselfAndAllItsPartsInTheOrderOfTheFile() {
        Rule first = new Rule.Passed("b.first", "ours");
        Rule second = new Rule.CompletedInOrder(List.of("m1", "m2"), "ours");
        Rule any = new Rule.Any(List.of(first, second), "ours");
        Rule whole = new Rule.All(List.of(any, new Rule.EveryBlock("ours")), "ours");

        assertThat(whole.whole()).containsExactly(whole, any, first, second, new Rule.EveryBlock("ours"));
        assertThat(whole.whole().flatMap(rule -> rule.names().stream()).map(Rule.Name::name))
                .containsExactly("b.first", "m1", "m2");
    }

    private static Map<String, Boolean> asked(Scheme scheme, String route, @Nullable String stated) {
        var origin = scheme.origin(route, stated);
        return scheme.deliverables().stream().collect(Collectors.toMap(Deliverable::id, one -> one.isAskedOf(origin)));
    }
}
