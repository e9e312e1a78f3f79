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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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

    private static byte[] workbook(Consumer<Worksheet> row) throws IOException {
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
            sheet.value(1, 4, "Niort");
            row.accept(sheet);
        }
        return bytes.toByteArray();
    }

    @Test
    void datesAreReadAsNumbersAndAsTexts() throws IOException {
        var checked = check(workbook(sheet -> {
            sheet.value(1, 3, 36194);
            sheet.value(1, 5, "01/09/2025");
        }));

        assertThat(checked)
                .singleElement()
                .isInstanceOfSatisfying(
                        Checked.Accepted.class,
                        accepted -> assertThat(accepted.enrolment().identity().birthDate())
                                .isEqualTo(LocalDate.of(1999, 2, 3)));
    }

    @Test
    void aFormulaWithoutASavedResultIsRefusedByItsCell() throws IOException {
        var book = workbook(sheet -> {
            sheet.formula(1, 3, "DATE(1999,2,3)");
            sheet.value(1, 5, "01/09/2025");
        });

        assertThatThrownBy(() -> check(book))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refused -> assertThat(refused.reason() + " " + refused.arguments())
                                .isEqualTo("formula [D2]"));
    }

    /** Each row is right but for one thing; the file is looked at once, and each row says that one thing. */
    @Test
    void fortyKindsOfFaultInOneFileEachSayTheirReason() throws IOException {
        var scheme = scheme("tp-conseiller-relation-client-distance");
        var heading = "nom;nom d'usage;prénoms;sexe;date de naissance;lieu de naissance;code insee;pays de naissance;"
                + "courriel;téléphone;adresse;code postal;ville;pays;voie;origine;date d'inscription;blocs";
        var right = List.of(
                "Diallo",
                "",
                "Awa",
                "F",
                "03/02/1999",
                "Niort",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "training",
                "",
                "01/09/2025",
                "");
        var faults = List.of(
                "0||BIRTH_NAME missing",
                "0|Di4llo|BIRTH_NAME not-a-name",
                "0|Mme Diallo|BIRTH_NAME title-in-name",
                "0|" + "a".repeat(200) + "|BIRTH_NAME too-long",
                "1|12|USAGE_NAME not-a-name",
                "1|Monsieur Petit|USAGE_NAME title-in-name",
                "1|" + "b".repeat(200) + "|USAGE_NAME too-long",
                "2||GIVEN_NAMES missing",
                "2|Aw@|GIVEN_NAMES not-a-name",
                "2|" + "c".repeat(300) + "|GIVEN_NAMES too-long",
                "3||SEX missing",
                "3|X|SEX not-a-sex",
                "4||BIRTH_DATE missing",
                "4|hier|BIRTH_DATE not-a-date",
                "4|31/02/1999|BIRTH_DATE not-a-date",
                "4|99|BIRTH_DATE not-a-date",
                "4|03/02/2031|BIRTH_DATE not-born-yet",
                "4|03/02/2020|BIRTH_DATE unlikely-birth",
                "4|03/02/1901|BIRTH_DATE unlikely-birth",
                "5||BIRTH_PLACE missing",
                "5|Zzyzxville|BIRTH_PLACE unknown-town",
                "5|Saint-Denis|BIRTH_PLACE several-towns",
                "5|Niort (29)|BIRTH_PLACE not-of-department",
                "5|Algérie|BIRTH_PLACE country-without-town",
                "6|ABCDE|BIRTH_CODE not-a-code",
                "6|00000|BIRTH_CODE unknown-code",
                "6|75056|BIRTH_CODE code-of-another-town",
                "7|Atlantide|BIRTH_COUNTRY unknown-country",
                "8|awa|EMAIL not-an-email",
                "8|awa@|EMAIL not-an-email",
                "9|abc|PHONE not-a-phone",
                "9|12|PHONE not-a-phone",
                "11|12|POSTCODE not-a-french-postcode",
                "14||ROUTE missing-route",
                "14|ailleurs|ROUTE unknown-route",
                "14|modular|ORIGIN missing-origin",
                "16||ENROLLED_ON missing",
                "16|bientôt|ENROLLED_ON not-a-date",
                "16|01/09/2031|ENROLLED_ON in-the-future",
                "16|01/09/1990|ENROLLED_ON before-birth",
                "17|B9|PRESENTED_BLOCKS unknown-block");
        List<String> lines = new ArrayList<>(List.of(heading));
        for (String fault : faults) {
            var parts = fault.split("\\|", -1);
            List<String> cells = new ArrayList<>(right);
            cells.set(Integer.parseInt(parts[0]), parts[1]);
            lines.add(String.join(";", cells));
        }
        lines.add(String.join(";", right));
        lines.add(String.join(";", right));

        var content = String.join("\n", lines).getBytes(Charset.forName("windows-1252"));
        var checked = Sheet.read(content, scheme).check(scheme, DAY, Set.of()).stream()
                .map(row -> switch (row.checked()) {
                    case Checked.Accepted _ -> "accepted";
                    case Checked.Refused(List<Refusal> refusals, var _) ->
                        refusals.stream()
                                .map(one -> one.column() + " " + one.reason())
                                .toList()
                                .toString();
                })
                .toList();

        var expected = new ArrayList<>(faults.stream()
                .map(fault -> "[" + fault.split("\\|", -1)[2] + "]")
                .toList());
        expected.add("accepted");
        expected.add("[BIRTH_NAME twice-in-file]");
        assertThat(faults).hasSizeGreaterThanOrEqualTo(40);
        assertThat(checked).containsExactlyElementsOf(expected);
    }
}
