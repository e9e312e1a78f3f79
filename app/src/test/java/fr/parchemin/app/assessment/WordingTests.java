package fr.parchemin.app.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import fr.parchemin.engine.proposal.Verdict;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordingTests {

    private static final List<Value> VALUES = List.of(
            new Value.Code("acquis"),
            new Value.Code("absent-unjustified"),
            new Value.Number(new BigDecimal("0.849")),
            new Value.Day(LocalDate.of(2026, 7, 1)));

    private static Wording wording(String language) throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "messages/catalog", "messages/assessment");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Sentences(messages).in(jnac(), Locale.of(language));
    }

    private static Scheme jnac() throws IOException {
        var file = Path.of("../schemes/certification-jnac.yaml");
        return switch (SchemeReader.read("jnac", Files.readString(file))) {
            case Reading.Read(Scheme scheme, var _) -> scheme;
            case Reading.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyReasonUnderEveryVerdictIsASentence(String language) throws IOException {
        var wording = wording(language);
        for (Reason reason : Reason.values()) {
            for (Verdict verdict : Verdict.values()) {
                for (Value value : VALUES) {
                    readable(wording.finding(finding(reason, verdict, value)));
                }
                readable(wording.finding(finding(reason, verdict, null)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyActionIsASentence(String language) throws IOException {
        var wording = wording(language);
        for (NextAction.Action action : NextAction.Action.values()) {
            for (NextAction.Session session : NextAction.Session.values()) {
                var next = new NextAction(
                        action,
                        session,
                        "B1",
                        "B1.etude-de-cas",
                        null,
                        null,
                        List.of("C1"),
                        null,
                        "case-study",
                        null,
                        null,
                        "B2");
                readable(wording.actionWithDays(next));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyFaultAndOutcomeIsASentence(String language) throws IOException {
        var wording = wording(language);
        for (DossierFault.Code code : DossierFault.Code.values()) {
            readable(wording.fault(new DossierFault(code, "results[0].grade", "x", "y")));
        }
        for (Outcome outcome : Outcome.values()) {
            readable(wording.outcome(outcome));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "fr")
    void aResitSaysItsFormAndItsDays(String language) throws IOException {
        var resit = new NextAction(
                NextAction.Action.RESIT,
                NextAction.Session.THIS,
                "B1",
                "B1.etude-de-cas",
                null,
                null,
                List.of(),
                null,
                "case-study",
                LocalDate.of(2026, 6, 29),
                LocalDate.of(2026, 7, 1),
                null);

        assertThat(wording(language).actionWithDays(resit))
                .isEqualTo(
                        "Rattrapage\u202f: étude de cas du bloc 1, sous forme d’étude de cas, du 29 juin au 1er juillet 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = "fr")
    void aGradeThatDoesNotPassSaysWhatIsNeeded(String language) throws IOException {
        var finding = new Finding(
                Reason.PASSING_GRADE,
                "B1.etude-de-cas",
                Verdict.PENDING,
                new Value.Code("acquis"),
                new Value.Code("en-cours-acquisition"),
                "ours");

        assertThat(wording(language).finding(finding))
                .isEqualTo(
                        "Étude de cas du bloc 1\u202f: «\u202fEn cours d’acquisition\u202f», il faut «\u202fAcquis\u202f» au moins");
    }

    private static Finding finding(Reason reason, Verdict verdict, Value value) {
        return new Finding(reason, "B1.etude-de-cas", verdict, value, value, "ours");
    }

    private static void readable(String sentence) {
        assertThat(sentence).isNotBlank().doesNotContain("{", "}", "assessment.", "catalog.", "B1.");
    }
}
