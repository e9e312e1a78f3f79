package fr.parchemin.app.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.quiz.BankFiles.Imported;
import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Questions.Filter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Questions from files and to files. */
@ParcheminTest
class BankFilesTests {

    private static final Actor MANAGER = new Actor(-7, "Irène Vasseur", Role.MANAGER);
    private static final String ITEM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="I1" title="t" label="Garanties">
            <qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>
            <qti-item-body><div><p>Quelle <b>sûreté</b>
               porte sur un immeuble ?</p></div>
            <qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Choisissez.</qti-prompt>
            <qti-simple-choice identifier="A">Le gage</qti-simple-choice><qti-simple-choice identifier="B">L’hypothèque</qti-simple-choice>
            </qti-choice-interaction></qti-item-body>
            </qti-assessment-item>""";

    @Autowired
    BankFiles files;

    @Autowired
    Questions questions;

    @Autowired
    Themes themes;

    private String scheme = "";

    /** Two banks that know the same themes. */
    @BeforeEach
    void aBank() {
        scheme = bank();
    }

    private String bank() {
        var name = "scheme-" + UUID.randomUUID();
        themes.open(name, "Garanties", List.of("B4.quiz-credit"), MANAGER);
        themes.open(name, "Risques & « dégradations »", List.of("B4.quiz-risques"), MANAGER);
        return name;
    }

    private List<Question> all(String bank) {
        return questions.list(Filter.everything(bank), 0, 1000);
    }

    private Imported take(String file, String content) {
        return files.take(scheme, file, content.getBytes(StandardCharsets.UTF_8), null, MANAGER);
    }

    private List<Fault> faults(Imported imported) {
        assertThat(imported).isInstanceOf(Imported.Refused.class);
        assertThat(all(scheme)).isEmpty();
        return ((Imported.Refused) imported).faults();
    }

    private void fill() {
        var both = themes.of(scheme);
        List<Task> tasks = List.of(
                new Task.Single(List.of("=1+1", "-2 < 3 & \"4\"", "'=x", "l’un\u202f; l’autre"), 1),
                new Task.Multiple(List.of("a", "b", "c"), Set.of(0, 2)),
                new Task.TrueFalse(true),
                new Task.TrueFalse(false),
                new Task.Numeric(new BigDecimal("-1200.50"), new BigDecimal("0.05")),
                new Task.Numeric(new BigDecimal("12"), BigDecimal.ZERO),
                new Task.Order(List.of("un", "deux", "trois", "quatre")));
        for (int i = 0; i < tasks.size(); i++) {
            var content = new Content(
                    "Énoncé n°\u00a0" + i + "\u202f: «\u202fa < b & c\u202f»\n\nDeuxième   ligne\u202f?",
                    tasks.get(i),
                    i % 2 == 0 ? "" : "Parce que.\nVoir l’article.");
            questions.write(
                    scheme,
                    List.of(new Questions.Draft("X-" + i, both.get(i % 2).id(), content)),
                    MANAGER);
        }
    }

    /** What a question says, whatever the bank it is in. */
    private static List<Object> said(Question question) {
        return List.of(question.code(), question.theme().name(), question.content());
    }

    @Test
    void whatIsExportedComesBackTheSameByEitherFormat() {
        fill();
        for (byte[] export :
                List.of(files.asPackage(scheme), files.asCsv(scheme).getBytes(StandardCharsets.UTF_8))) {
            var other = bank();

            var imported = files.take(other, "export", export, null, MANAGER);

            assertThat(imported).isEqualTo(new Imported.Written(7, 0));
            assertThat(all(other).stream().map(BankFilesTests::said))
                    .containsExactlyElementsOf(
                            all(scheme).stream().map(BankFilesTests::said).toList());
            assertThat(files.take(other, "export", export, null, MANAGER)).isEqualTo(new Imported.Written(0, 7));
        }
    }

    @Test
    void oneItemComesBackTheSame() {
        fill();
        for (Question question : all(scheme)) {
            var other = bank();

            assertThat(files.take(other, "item.xml", files.asItem(question), null, MANAGER))
                    .isEqualTo(new Imported.Written(1, 0));
            assertThat(said(all(other).getFirst())).isEqualTo(said(question));
        }
    }

    /** The schema of 1EdTech may not be kept here: what it asks of items of these kinds is asked in words. */
    @Test
    void theItemsThatAreExportedHoldTogether() throws Exception {
        fill();
        for (Question question : all(scheme)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var item = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(files.asItem(question)))
                    .getDocumentElement();

            assertThat(item.getNamespaceURI()).isEqualTo("http://www.imsglobal.org/xsd/imsqtiasi_v3p0");
            assertThat(List.of("identifier", "title", "time-dependent")).allMatch(item::hasAttribute);
            assertThat(names(item.getChildNodes()))
                    .matches("qti-response-declaration(,qti-outcome-declaration){1,2},qti-item-body"
                            + ",qti-response-processing(,qti-modal-feedback)?");
            var identifiers = values(item, "identifier");
            assertThat(identifiers).allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_.-]*"));
            assertThat(identifiers).containsAll(values(item, "response-identifier"));
            assertThat(identifiers).containsAll(values(item, "outcome-identifier"));
            var choices = item.getElementsByTagName("qti-simple-choice").getLength();
            assertThat(item.getElementsByTagName("qti-correct-response").item(0).getChildNodes())
                    .satisfies(right -> assertThat(texts(right))
                            .isNotEmpty()
                            .allMatch(text -> choices == 0 ? text.matches("-?[0-9.]+") : identifiers.contains(text)));
            var first = item.getElementsByTagName("qti-default-value");
            assertThat(first.getLength())
                    .isEqualTo(item.getElementsByTagName("qti-modal-feedback").getLength());
            if (first.getLength() > 0) {
                assertThat(identifiers).containsAll(texts(first.item(0).getChildNodes()));
            }
        }
    }

    private static String names(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Node::getNodeName)
                .collect(Collectors.joining(","));
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(place -> nodes.item(place).getTextContent())
                .toList();
    }

    /** What an attribute says, wherever it stands. */
    private static List<String> values(Element item, String attribute) {
        var all = item.getElementsByTagName("*");
        return Stream.concat(
                        Stream.of(item.getAttribute(attribute)),
                        IntStream.range(0, all.getLength())
                                .mapToObj(place -> ((Element) all.item(place)).getAttribute(attribute)))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @Test
    void theBankOfTheExampleIsRead() throws IOException {
        var csv = new String(
                getClass().getResourceAsStream("/demo/questions.csv").readAllBytes(), StandardCharsets.UTF_8);
        csv.lines()
                .skip(1)
                .map(line -> line.split(";")[1])
                .distinct()
                .forEach(name -> themes.open(scheme, name, List.of("B1.quiz"), MANAGER));

        assertThat(take("questions.csv", csv)).isEqualTo(new Imported.Written(46, 0));
    }

    @Test
    void anItemOfAnotherToolIsRead() {
        assertThat(take("item.xml", ITEM)).isEqualTo(new Imported.Written(1, 0));

        var question = all(scheme).getFirst();
        assertThat(question.prompt()).isEqualTo("Quelle sûreté porte sur un immeuble ?\nChoisissez.");
        assertThat(question.task()).isEqualTo(new Task.Single(List.of("Le gage", "L’hypothèque"), 1));
    }

    @Test
    void windowsFilesAreReadAsTheyAreMeant() {
        var csv = "thème;type;énoncé;réponse\nGaranties;vrai ou faux;L’été est là ?;faux\n";

        assertThat(files.take(scheme, "w.csv", csv.getBytes(Charset.forName("windows-1252")), null, MANAGER))
                .isEqualTo(new Imported.Written(1, 0));
        assertThat(all(scheme).getFirst().prompt()).isEqualTo("L’été est là ?");
    }

    @Test
    void oneWrongRowIsEnoughToTakeNothingAndAllAreTold() {
        var csv = """
                code;thème;type;énoncé;réponse;tolérance;choix 1;choix 2;choix 3
                A1;Garanties;choix unique;Laquelle ?;1;;Une;Deux;
                1 A;Garanties;choix unique;Laquelle ?;1;;Une;Deux;
                A3;Garanties;choix unique;Laquelle ?;3;;Une;Deux;
                A4;Garanties;choix unique;;1;;Une;Deux;
                A5;Garanties;choix unique;Laquelle ?;1;;Une;;
                A6;Garanties;choix unique;Laquelle ?;1;;Une;;Trois
                A7;Garanties;choix multiple;Lesquelles ?;1, 4;;Une;Deux;
                A8;Garanties;choix unique;Laquelle ?;1;;Une;Une;
                A9;Garanties;vrai ou faux;Est-ce vrai ?;oui;;;;
                B1;Garanties;nombre;Combien ?;douze;;;;
                B2;Garanties;nombre;Combien ?;12;-1;;;
                B3;Garanties;nombre;Combien ?;12;;Une;;
                B4;Garanties;ordre;Dans quel ordre ?;1;;Une;Deux;
                B5;Garanties;dissertation;Pourquoi ?;1;;;;
                """;

        assertThat(faults(take("faux.csv", csv)).stream()
                        .map(fault -> fault.line() + " " + fault.item() + " " + fault.code()))
                .containsExactly(
                        "3 1 A identifier",
                        "4 A3 right",
                        "5 A4 missing",
                        "6 A5 choices",
                        "7 A6 choice",
                        "8 A7 right",
                        "9 A8 twice",
                        "10 A9 right",
                        "11 B1 not-a-number",
                        "12 B2 tolerance",
                        "13 B3 no-choices",
                        "14 B4 right",
                        "15 B5 kind");
    }

    @Test
    void themesAndCodesAreThoseOfTheBank() {
        var heading = "code;thème;type;énoncé;réponse\n";

        assertThat(
                        faults(
                                        take(
                                                "a.csv",
                                                heading
                                                        + "A1;Inconnu;vrai ou faux;Vrai ?;vrai\nA2;;vrai ou faux;Vrai ?;vrai\n"))
                                .stream()
                                .map(Fault::code))
                .containsExactly("theme", "theme");
        assertThat(faults(take(
                        "a.csv",
                        heading + "A1;Garanties;vrai ou faux;Vrai ?;vrai\nA1;Garanties;vrai ou faux;Faux ?;vrai\n")))
                .extracting(Fault::code, Fault::line, Fault::expected)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("twice-code", 3, "a.csv:2"));
        take("a.csv", heading + "A1;Garanties;vrai ou faux;Vrai ?;vrai\n");
        assertThat(((Imported.Refused)
                                take(
                                        "b.csv",
                                        heading
                                                + "A2;Garanties;vrai ou faux;Ah ?;vrai\nA1;Garanties;vrai ou faux;Autre ?;vrai\n"))
                        .faults())
                .extracting(Fault::code, Fault::item)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("code-taken", "A1"));
        assertThat(all(scheme)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<qti-value>B</qti-value>|<qti-value>C</qti-value>|right",
                "cardinality=\"single\"|cardinality=\"record\"|cardinality",
                "imsqtiasi_v3p0|imsqti_v2p1|not-an-item",
                "identifier=\"I1\"|identifier=\"1 I\"|identifier",
                "<b>sûreté</b>|<img src=\"x.png\"/>|element",
                "Le gage</qti-simple-choice>|</qti-simple-choice>|choice",
                "qti-choice-interaction|qti-hotspot-interaction|interaction",
                "response-identifier=\"R\"|response-identifier=\"S\"|response",
                "</qti-assessment-item>||not-xml",
                "<qti-value>B</qti-value>||missing",
                "<qti-simple-choice identifier=\"A\">|<qti-simple-choice identifier=\"B\">|twice",
            })
    void aWrongItemSaysWhereAndWhat(String from, String to, String code) {
        assertThat(faults(take("item.xml", ITEM.replace(from, to == null ? "" : to))))
                .allSatisfy(fault -> assertThat(fault.file()).isEqualTo("item.xml"))
                .allSatisfy(fault -> assertThat(fault.line()).isPositive())
                .extracting(Fault::code)
                .contains(code);
    }

    @Test
    void nothingIsFetchedOrExpanded() {
        var outside = ITEM.replace(
                "<qti-assessment-item ",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\"><!ENTITY a \"aaaa\">]>\n<qti-assessment-item ");

        assertThat(faults(take("item.xml", outside.replace("Le gage", "&e;"))))
                .extracting(Fault::code)
                .containsExactly("doctype");
        assertThat(faults(take("item.xml", ITEM.replace("Le gage", "&e;"))))
                .extracting(Fault::code)
                .containsAnyOf("entity", "not-xml");
        assertThat(faults(take("item.xml", "<a>".repeat(100) + "</a>".repeat(100))))
                .extracting(Fault::code)
                .containsExactly("too-deep");
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] manifest(String... hrefs) {
        var resources = new StringBuilder();
        for (String href : hrefs) {
            resources
                    .append("<resource identifier=\"r\" type=\"imsqti_item_xmlv3p0\" href=\"")
                    .append(href)
                    .append("\"/>");
        }
        return ("<manifest xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\"><resources>" + resources
                        + "</resources></manifest>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aPackageIsRefusedWholeForOneThingThatIsWrong() {
        var item = ITEM.getBytes(StandardCharsets.UTF_8);
        var bomb = new byte[80 * 1024 * 1024];
        Arrays.fill(bomb, (byte) ' ');
        Map<Map<String, byte[]>, String> packages = new LinkedHashMap<>();
        packages.put(Map.of("item.xml", item), "no-manifest");
        packages.put(Map.of("imsmanifest.xml", manifest()), "no-items");
        packages.put(Map.of("imsmanifest.xml", manifest("a.xml", "b.xml"), "a.xml", item), "no-file");
        packages.put(Map.of("imsmanifest.xml", manifest("a.xml"), "a.xml", item, "../../etc/x", item), "escape");
        packages.put(Map.of("imsmanifest.xml", manifest("a.xml"), "a.xml", bomb), "too-large");
        packages.put(Map.of("imsmanifest.xml", "<x".getBytes(StandardCharsets.UTF_8)), "not-xml");
        packages.forEach((content, code) -> assertThat(faults(files.take(scheme, "p.zip", zip(content), null, MANAGER)))
                .extracting(Fault::code)
                .containsExactly(code));
        var cut = zip(Map.of("imsmanifest.xml", manifest("a.xml"), "a.xml", item));
        assertThat(faults(files.take(scheme, "p.zip", Arrays.copyOf(cut, cut.length / 3), null, MANAGER)))
                .extracting(Fault::code)
                .containsAnyOf("not-a-zip", "no-manifest");
        assertThat(files.take(scheme, "p.zip", cut, null, MANAGER)).isEqualTo(new Imported.Written(1, 0));
    }
}
