package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Enrolment;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisation.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParcheminTest
@Import(AJury.class)
class OrganisationsTests {

    private static final String SCHEME = "certification-jnac";
    private static final LocalDate BEGIN = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    @Autowired
    Organisations organisations;

    @Autowired
    Candidacies candidacies;

    @Autowired
    AJury jury;

    private OrganisationId centre(@Nullable LocalDate closedOn) {
        return organisations.register(
                new Description(
                        "Centre " + UUID.randomUUID(),
                        Set.of(Kind.PREPARES),
                        null,
                        null,
                        null,
                        null,
                        "Rennes",
                        null,
                        closedOn),
                AJury.MANAGER);
    }

    private void accredit(OrganisationId centre, @Nullable List<String> blocks) {
        organisations.accredit(
                centre, new Accreditation(0, SCHEME, Purpose.PREPARE, blocks, null, BEGIN, END), AJury.MANAGER);
    }

    private Standing standing(OrganisationId centre, LocalDate day) {
        return organisations.standing(centre, Purpose.PREPARE, SCHEME, null, day);
    }

    @ParameterizedTest
    @CsvSource({
        "78464668900041,true",
        "78462143500048,true",
        "78462143500049,false",
        "35600000000048,true",
        "35600000049837,true",
        "35600000049838,false",
        "7846214350004,false",
        "784621435000481,false",
        "7846214350004a,false"
    })
    void aSiretHasItsCheckDigitButForThoseOfLaPoste(String siret, boolean right) {
        assertThat(LegalIds.isSiret(siret)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "529900T8BM49AURSDO55,true",
        "529900T8BM49AURSDO56,false",
        "FR7501.784621435,true",
        "DEHRB12345,true",
        "12345,false"
    })
    void aEuropeanIdentifierHasItsShape(String id, boolean right) {
        assertThat(LegalIds.isEuropean(id)).isEqualTo(right);
    }

    @Test
    void anAccreditationCountsFromItsFirstDayToItsLast() {
        var centre = centre(null);
        assertThat(standing(centre, BEGIN)).isInstanceOf(Standing.Never.class);

        accredit(centre, null);

        assertThat(standing(centre, BEGIN)).isInstanceOf(Standing.Accredited.class);
        assertThat(standing(centre, END)).isInstanceOf(Standing.Accredited.class);
        assertThat(standing(centre, END.plusDays(1)))
                .isInstanceOfSatisfying(
                        Standing.OutOfDate.class,
                        late -> assertThat(late.until()).isEqualTo(END));
        assertThat(standing(centre, BEGIN.minusDays(1))).isInstanceOf(Standing.OutOfDate.class);
        assertThat(organisations.standing(centre, Purpose.PREPARE, "ccs-exemple", null, BEGIN))
                .isInstanceOf(Standing.Never.class);
        assertThat(standing(new OrganisationId(-1), BEGIN)).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void anAccreditationForSomeBlocksCoversThoseOnly() {
        var centre = centre(null);
        accredit(centre, List.of("B1", "B2"));

        assertThat(organisations.standing(centre, Purpose.PREPARE, SCHEME, List.of("B1"), BEGIN))
                .isInstanceOf(Standing.Accredited.class);
        assertThat(organisations.standing(centre, Purpose.PREPARE, SCHEME, List.of("B3"), BEGIN))
                .isInstanceOf(Standing.OtherBlocks.class);
        assertThat(standing(centre, BEGIN)).isInstanceOf(Standing.OtherBlocks.class);
    }

    @Test
    void whatIsEndedNoLongerCountsAndStaysInTheHistory() {
        var centre = centre(null);
        accredit(centre, null);
        var id = organisations.accreditations(centre).getFirst().id();

        organisations.end(centre, id, LocalDate.of(2025, 6, 30), AJury.MANAGER);

        assertThat(standing(centre, LocalDate.of(2025, 7, 1))).isInstanceOf(Standing.OutOfDate.class);
        assertThat(organisations.history(centre))
                .extracting(line -> line.what())
                .containsExactly("ENDED", "ACCREDITED", "REGISTERED");
    }

    @Test
    void aClosedCentrePresentsNobody() {
        var centre = centre(LocalDate.of(2025, 3, 1));
        accredit(centre, null);

        assertThat(standing(centre, LocalDate.of(2025, 3, 1))).isInstanceOf(Standing.Closed.class);
        assertThat(standing(centre, LocalDate.of(2025, 2, 28))).isInstanceOf(Standing.Accredited.class);
    }

    @Test
    void aCorrectionOfWhatChangedMeanwhileIsRefused() {
        var centre = centre(null);
        var known = organisations.find(centre).orElseThrow();
        organisations.correct(centre, known.description(), known.revision(), AJury.MANAGER);

        assertThatThrownBy(() -> organisations.correct(centre, known.description(), known.revision(), AJury.MANAGER))
                .isInstanceOf(People.ChangedMeanwhile.class);
    }

    @Test
    void nobodyIsEnrolledForACentreOutOfDate() {
        var cohort = jury.cohort();
        var centre = centre(null);
        accredit(centre, null);

        assertThatThrownBy(() -> candidacies.enrol(
                        cohort, enrolment(END.plusDays(1)).presentedBy(centre.value()), AJury.MANAGER))
                .isInstanceOfSatisfying(
                        Candidacies.NotAccredited.class,
                        refused -> assertThat(refused.standing()).isInstanceOf(Standing.OutOfDate.class));
        assertThat(candidacies.enrol(cohort, enrolment(END).presentedBy(centre.value()), AJury.MANAGER))
                .isNotNull();
    }

    @Test
    void aCentreEnrolsForItself() {
        var cohort = jury.cohort();
        var centre = centre(null);
        var nadia = new Actor(
                0,
                "Nadia Ferrand",
                Actor.Role.CENTRE_MANAGER,
                new Reach(false, Set.of(), Set.of(centre.value()), Set.of(), Set.of()),
                null);

        assertThatThrownBy(() -> candidacies.enrol(cohort, enrolment(BEGIN), nadia))
                .isInstanceOf(Candidacies.NotAccredited.class);
        accredit(centre, null);
        candidacies.enrol(cohort, enrolment(BEGIN), nadia);

        assertThat(candidacies.of(cohort)).hasSize(1);
    }

    private static Enrolment enrolment(LocalDate on) {
        return new Enrolment(
                new Identity(
                        "Ferreira",
                        null,
                        "Lou " + UUID.randomUUID().toString().replaceAll("[^a-f]", "x"),
                        Identity.Sex.F,
                        LocalDate.of(1998, 3, 1),
                        "Lyon",
                        null),
                "training",
                null,
                on,
                null);
    }
}
