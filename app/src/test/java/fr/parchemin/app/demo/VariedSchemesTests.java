package fr.parchemin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.TestDatabase;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.SchemeVersion;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.engine.invented.InventedScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Any files that the checker passes start the demonstration, beside each other. */
@ParcheminTest
@TestPropertySource(properties = {"parchemin.demo=true", "parchemin.schemes=" + VariedSchemesTests.PLACE})
@ContextConfiguration(initializers = {TestDatabase.class, VariedSchemesTests.Folder.class})
class VariedSchemesTests {

    static final String PLACE = "target/varied-schemes";

    private static final int INVENTED = 20;

    static class Folder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            write(Path.of(PLACE));
        }

        private static void write(Path folder) {
            try {
                Files.createDirectories(folder);
                try (Stream<Path> old = Files.list(folder)) {
                    for (Path file : old.toList()) {
                        Files.delete(file);
                    }
                }
                for (var file : VariedSchemes.all().entrySet()) {
                    Files.writeString(folder.resolve(file.getKey()), file.getValue());
                }
                for (long seed = 1; seed <= INVENTED; seed++) {
                    Files.writeString(
                            folder.resolve("invented-" + seed + ".yaml"),
                            InventedScheme.of(seed).yaml());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Autowired
    MockMvcTester pages;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Candidacies candidacies;

    private void opens(String address) {
        var manager = accounts.loadUserByUsername(Guest.MANAGER.email());
        assertThat(pages.get().uri(address).with(user(manager)).exchange())
                .as(address)
                .hasStatusOk();
    }

    /** Whether an example of it has a dossier that gives a proposal. */
    private boolean isLivable(SchemeVersion version) {
        return catalog.examples(version.edition().id()).stream()
                .anyMatch(example -> example.expectation().errors() == null);
    }

    private List<Cohort> all() {
        return cohorts.latest(Actor.application(), null, Integer.MAX_VALUE);
    }

    @Test
    void everyFileIsRightAndItsExamplesHold() {
        assertThat(catalog.unusable()).isEmpty();
        assertThat(catalog.versions())
                .hasSize(INVENTED + VariedSchemes.all().size())
                .allSatisfy(version -> assertThat(version.edition().failing())
                        .as(version.scheme().id())
                        .isEmpty());
    }

    @Test
    void everySchemeWithExamplesIsLived() {
        Set<String> lived = all().stream()
                .map(cohort -> catalog.edition(cohort.edition()).scheme().id())
                .collect(Collectors.toSet());

        assertThat(catalog.versions().stream()
                        .filter(this::isLivable)
                        .map(version -> version.scheme().id()))
                .allSatisfy(id -> assertThat(lived).contains(id));
    }

    @Test
    void everySchemeCohortAndFirstDossierCanBeLookedAt() {
        for (var version : catalog.versions()) {
            opens("/referentiels/" + version.scheme().id());
        }
        for (var cohort : all()) {
            opens("/cohortes/" + cohort.id().value());
            var first = candidacies.of(cohort.id()).getFirst().id().value();
            for (String page : List.of("", "/suivi", "/livrables", "/recevabilite", "/justificatifs")) {
                opens("/dossiers/" + first + page);
            }
        }
    }
}
