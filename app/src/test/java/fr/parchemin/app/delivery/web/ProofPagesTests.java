package fr.parchemin.app.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.assessment.Change;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.app.delivery.APdf;
import fr.parchemin.app.delivery.Proof;
import fr.parchemin.app.delivery.Proofs;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Kept;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What shows a certificate brought in: attached by who notes it, seen where the dossier shows it, withdrawn, erased. */
@ParcheminTest
@Import(AJury.class)
class ProofPagesTests {

    @Autowired
    MockMvcTester pages;

    @Autowired
    AJury jury;

    @Autowired
    Accounts accounts;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Proofs proofs;

    @Autowired
    List<Kept> kept;

    @Autowired
    TransactionTemplate transaction;

    CandidacyId awa;
    String manager;
    String candidate;

    @BeforeEach
    void aCandidateWhoBringsATitle() {
        awa = jury.candidate(jury.cohort(), "Diallo");
        var title = new Fact.Holding(Certificate.TITLE, "certification-jnac", null, null, LocalDate.of(2022, 5, 3));
        jury.change(awa, List.of(new Change.OfFact(title, null)));
        manager = account(Role.MANAGER, Scope.EVERYTHING, "");
        candidate = account(
                Role.CANDIDATE,
                Scope.PERSON,
                Long.toString(candidacies.find(awa).orElseThrow().person().value()));
    }

    private String account(Role role, Scope scope, String of) {
        var email = UUID.randomUUID() + "@parchemin.example";
        accounts.open(email, "Personne " + role, "secret", role, scope, of);
        return email;
    }

    private String base() {
        return "/dossiers/" + awa.value() + "/justificatifs";
    }

    private String holding() {
        return Long.toString(proofs.holdings(awa).getFirst().recorded().id());
    }

    private Proof only() {
        return proofs.of(awa).getFirst();
    }

    private MvcTestResult get(String email, String address) {
        return pages.get()
                .uri(address)
                .with(user(accounts.loadUserByUsername(email)))
                .exchange();
    }

    private MvcTestResult attach(String email, String holding, String reference, byte @Nullable [] file) {
        var post = pages.post().uri(base()).multipart();
        if (file != null) {
            post = post.file(new MockMultipartFile("file", "C:\\scan\\diplome.pdf", "application/pdf", file));
        }
        return post.param("holding", holding)
                .param("reference", reference)
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult withdraw(String email, String motive) {
        return pages.post()
                .uri(base() + "/" + only().id() + "/retrait")
                .param("motive", motive)
                .with(user(accounts.loadUserByUsername(email)))
                .with(csrf())
                .exchange();
    }

    @Test
    void aFileIsAttachedAndShownWhereTheDossierShowsTheTitle() {
        var file = APdf.of(2);
        assertThat(get(manager, "/dossiers/" + awa.value())).bodyText().contains("aucun n’est joint", base());

        assertThat(attach(manager, holding(), "RNCP-12", file)).hasStatus3xxRedirection();

        assertThat(get(manager, "/dossiers/" + awa.value()))
                .hasStatusOk()
                .bodyText()
                .contains("RNCP-12, diplome.pdf", "vérifié par Personne MANAGER, le ")
                .doesNotContain("aucun n’est joint");
        assertThat(get(candidate, base()))
                .hasStatusOk()
                .bodyText()
                .contains("diplome.pdf (2 pages)", "RNCP-12", "vérifié par Personne MANAGER")
                .doesNotContain("Joindre un justificatif", "Retirer ce justificatif");
        var shown = get(candidate, base() + "/" + only().id() + "/fichier");
        assertThat(shown).hasStatusOk().body().isEqualTo(file);
        assertThat(shown).headers().satisfies(headers -> {
            assertThat(headers.getFirst("Content-Disposition"))
                    .contains("diplome.pdf")
                    .doesNotContain("scan");
            assertThat(headers.getFirst("Content-Security-Policy")).startsWith("default-src 'none'");
        });
    }

    @Test
    void aReferenceAloneIsEnoughAndNothingIsNot() {
        assertThat(attach(manager, holding(), " ", null))
                .hasStatus(422)
                .bodyText()
                .contains("Rien n’est joint");
        assertThat(attach(manager, holding(), "Original vu au siège", null)).hasStatus3xxRedirection();

        assertThat(only().file()).isNull();
        assertThat(only().reference()).isEqualTo("Original vu au siège");
        assertThat(get(manager, base() + "/" + only().id() + "/fichier")).hasStatus(404);
    }

    @Test
    void whatIsNoSoundPdfIsRefusedAndWhatWasTypedIsKept() {
        assertThat(attach(manager, holding(), "RNCP-12", APdf.zip()))
                .hasStatus(422)
                .bodyText()
                .contains("archive ZIP", "value=\"RNCP-12\"");
        assertThat(attach(manager, holding(), "x".repeat(201), null))
                .hasStatus(422)
                .bodyText()
                .contains("201 caractères");
        assertThat(attach(manager, "0", "RNCP-12", null))
                .hasStatus(422)
                .bodyText()
                .contains("n’est plus au dossier");

        assertThat(proofs.of(awa)).isEmpty();
    }

    @Test
    void whoDoesNotNoteFactsAttachesNothing() {
        var juror = account(Role.JUROR, Scope.EVERYTHING, "");

        assertThat(attach(candidate, holding(), "RNCP-12", null)).hasStatus(404);
        assertThat(attach(juror, holding(), "RNCP-12", null)).hasStatus(404);
        assertThat(get(juror, base())).hasStatus(404);
        assertThat(proofs.of(awa)).isEmpty();
    }

    @Test
    void whatWasAttachedByMistakeIsWithdrawnWithAMotive() {
        attach(manager, holding(), "", APdf.of(1));
        var address = base() + "/" + only().id() + "/fichier";

        assertThat(withdraw(candidate, "Pas le mien")).hasStatus(404);
        assertThat(withdraw(manager, " ")).hasStatus3xxRedirection();
        assertThat(proofs.of(awa)).hasSize(1);
        assertThat(withdraw(manager, "Diplôme d’une autre personne")).hasStatus3xxRedirection();

        assertThat(proofs.of(awa)).isEmpty();
        assertThat(get(manager, address)).hasStatus(404);
        assertThat(get(manager, "/dossiers/" + awa.value())).bodyText().contains("aucun n’est joint");
    }

    @Test
    void onceItsTimeIsOverAProofIsErasedWithItsFile() {
        attach(manager, holding(), "", APdf.of(1));
        var digest = Objects.requireNonNull(only().file()).digest();
        var file = Path.of("target/data/files", digest.substring(0, 2), digest);
        var deliverables = kept.stream()
                .filter(one -> one.name().equals("deliverables"))
                .findFirst()
                .orElseThrow();
        assertThat(file).exists();

        transaction.executeWithoutResult(
                _ -> assertThat(deliverables.erase(LocalDate.of(2099, 1, 1))).isPositive());

        assertThat(proofs.of(awa)).isEmpty();
        assertThat(Files.exists(file)).isFalse();
    }
}
