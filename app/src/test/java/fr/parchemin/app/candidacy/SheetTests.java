package fr.parchemin.app.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.candidacy.EnrolmentCheck.Checked;
import fr.parchemin.app.candidacy.EnrolmentCheck.Refusal;
import fr.parchemin.app.candidacy.SheetFile.UnreadableFile;
import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 20);
    private static final String HEADING =
            "NOM DE NAISSANCE;prenoms;Sexe;Date de naissance;lieu de naissance;Date d'inscription;courriel";
    private static final String AWA = "Diallo;Awa;F;03/02/1999;Niort;01/09/2025;awa@exemple.fr";

    private static Scheme scheme(String name) throws IOException {
        return switch (SchemeReader.read(name, Files.readString(Path.of("../schemes/" + name + ".yaml")))) {
            case Reading.Read(Scheme scheme, var _) -> scheme;
            case Reading.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<Checked> check(byte[] content) throws IOException {
        var scheme = scheme("certification-jnac");
        return Sheet.read(content, scheme).check(scheme, DAY, Set.of()).stream()
                .map(Sheet.CheckedRow::checked)
                .toList();
    }

    private static byte[] csv(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(String row) throws IOException {
        return switch (check(csv(HEADING, row)).getFirst()) {
            case Checked.Accepted _ -> "accepted";
            case Checked.Refused(List<Refusal> refusals, var _) ->
                refusals.getFirst().column() + " " + refusals.getFirst().reason();
        };
    }

    @Test
    void headingsAreKnownWhateverTheirCaseAndAccents() throws IOException {
        assertThat(check(csv(HEADING, AWA))).allMatch(Checked.Accepted.class::isInstance);
    }

    @Test
    void commasAByteOrderMarkAndWindowsLettersAreRead() throws IOException {
        var marked = ("\ufeff" + HEADING + "\r\n" + AWA + "\r\n").replace(';', ',');
        var windows =
                (HEADING + "\n" + AWA.replace("Niort", "Saint-Étienne")).getBytes(Charset.forName("windows-1252"));

        assertThat(check(marked.getBytes(StandardCharsets.UTF_8))).allMatch(Checked.Accepted.class::isInstance);
        assertThat(check(windows))
                .first()
                .isInstanceOfSatisfying(
                        Checked.Accepted.class,
                        accepted -> assertThat(accepted.enrolment().identity().birthPlace())
                                .isEqualTo("Saint-Étienne"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Diallo;Awa;F;03/02/1999;Niort;01/09/2025; | accepted",
                "Diallo;Awa;F;1999-02-03;Niort;45901; | accepted",
                ";Awa;F;03/02/1999;Niort;01/09/2025; | BIRTH_NAME missing",
                "Di4llo;Awa;F;03/02/1999;Niort;01/09/2025; | BIRTH_NAME not-a-name",
                "Diallo;Awa;X;03/02/1999;Niort;01/09/2025; | SEX not-a-sex",
                "Diallo;Awa;F;31/02/1999;Niort;01/09/2025; | BIRTH_DATE not-a-date",
                "Diallo;Awa;F;hier;Niort;01/09/2025; | BIRTH_DATE not-a-date",
                "Diallo;Awa;F;03/02/2020;Niort;01/09/2025; | BIRTH_DATE unlikely-birth",
                "Diallo;Awa;F;03/02/1999;Niort;01/09/2027; | ENROLLED_ON in-the-future",
                "Diallo;Awa;F;03/02/1999;;01/09/2025; | BIRTH_PLACE missing",
                "Diallo;Awa;F;03/02/1999;Niort;01/09/2025;awa | EMAIL not-an-email",
                "Madame Diallo;Awa;F;03/02/1999;Niort;01/09/2025; | BIRTH_NAME title-in-name",
                "Diallo;Awa;F;03/02/1999;Saint-Denis;01/09/2025; | BIRTH_PLACE several-towns",
                "Diallo;Awa;F;03/02/1999;Saint-Denis (974);01/09/2025; | accepted",
                "Diallo;Awa;F;03/02/1999;Bamako;01/09/2025; | BIRTH_PLACE unknown-town",
                "Diallo;Awa;F;03/02/1999;Bamako, Mali;01/09/2025; | accepted",
                "Diallo;Awa;F;03/02/2030;Niort;01/09/2025; | BIRTH_DATE not-born-yet"
            })
    void aRowIsRefusedForWhatIsWrongInIt(String row, String expected) throws IOException {
        assertThat(reason(row)).isEqualTo(expected);
    }

    @Test
    void everyReasonOfARowIsSaidAtOnce() throws IOException {
        var checked = check(csv(HEADING, ";;X;hier;;;")).getFirst();

        assertThat(checked)
                .isInstanceOfSatisfying(
                        Checked.Refused.class,
                        refused -> assertThat(refused.refusals()).hasSize(6));
    }

    @Test
    void theSamePersonTwiceIsRefusedTheSecondTime() throws IOException {
        var twice = check(csv(HEADING, AWA, AWA.replace("Diallo", "DIALLO")));

        assertThat(twice.get(0)).isInstanceOf(Checked.Accepted.class);
        assertThat(twice.get(1))
                .isEqualTo(
                        new Checked.Refused(List.of(Refusal.of(Column.BIRTH_NAME, "twice-in-file", "2")), List.of()));
    }

    @Test
    void aWorkbookIsReadWithItsDateNumbers() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Candidats");
            var headings = HEADING.split(";");
            for (int i = 0; i < headings.length; i++) {
                sheet.value(0, i, headings[i]);
            }
            sheet.value(1, 0, "Diallo");
            sheet.value(1, 1, "Awa");
            sheet.value(1, 2, "F");
            sheet.value(1, 3, LocalDate.of(1999, 2, 3));
            sheet.value(1, 4, "Niort");
            sheet.value(1, 5, LocalDate.of(2025, 9, 1));
        }

        assertThat(check(bytes.toByteArray()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Checked.Accepted.class,
                        accepted -> assertThat(accepted.enrolment().identity().birthDate())
                                .isEqualTo(LocalDate.of(1999, 2, 3)));
    }

    @Test
    void aFileThatIsNoTableIsRefusedAsAWhole() {
        assertThatThrownBy(() -> check(new byte[0]))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("empty");
        assertThatThrownBy(() -> check(new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("wrong-type");
        assertThatThrownBy(() -> check(csv("PK\u0003\u0004 not a workbook"))).hasMessage("wrong-type");
        assertThatThrownBy(() -> check(csv(HEADING))).hasMessage("no-rows");
        assertThatThrownBy(() -> check(csv("Nom;Ville", "Diallo;Niort"))).hasMessage("missing-columns");
        assertThatThrownBy(() -> check(csv(HEADING + ";Nom", AWA))).hasMessage("twice-column");
    }

    @Test
    void aModularRouteAsksForTheOrigin() throws IOException {
        var scheme = scheme("tp-conseiller-relation-client-distance");
        var file = csv(HEADING + ";voie;origine", AWA + ";modular;", AWA + ";Modular;VAE", AWA + ";ailleurs;");

        var checked = Sheet.read(file, scheme).check(scheme, DAY, Set.of());

        assertThat(checked.get(0).checked().toString()).contains("missing-origin");
        assertThat(checked.get(1).checked()).isInstanceOf(Checked.Accepted.class);
        assertThat(checked.get(2).checked().toString()).contains("unknown-route");
    }
}
