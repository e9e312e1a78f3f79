package fr.parchemin.app.quiz;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a question as an item of QTI 3.0. The theme is the item's label, the explanation a modal feedback. */
final class QtiItem {

    static final String SPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    static final String TRUE = "true";
    static final String FALSE = "false";

    private static final String SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd";
    private static final String MATCH = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String EXPLANATION = "EXPLANATION";
    private static final int TITLE = 100;

    private final XMLStreamWriter out;
    private final Question question;

    private QtiItem(XMLStreamWriter out, Question question) {
        this.out = out;
        this.question = question;
    }

    /** The item, as UTF-8. */
    static byte[] of(Question question) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new QtiItem(out, question).write();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void write() throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("qti-assessment-item");
        out.writeDefaultNamespace(SPACE);
        out.writeNamespace("xsi", INSTANCE);
        out.writeAttribute("xsi", INSTANCE, "schemaLocation", SPACE + " " + SCHEMA);
        var prompt = question.prompt().lines().findFirst().orElse("");
        attributes(
                "identifier",
                question.code(),
                "title",
                prompt.substring(0, Math.min(TITLE, prompt.length())),
                "label",
                question.theme().name(),
                "adaptive",
                "false",
                "time-dependent",
                "false",
                "tool-name",
                "Parchemin");
        out.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "fr");
        declaration();
        outcome("SCORE", "float", "");
        boolean explained = !question.content().explanation().isEmpty();
        if (explained) {
            // Whatever the answer: it holds from the start, so that every reader shows it once the question is
            // answered.
            outcome("FEEDBACK", "identifier", EXPLANATION);
        }
        open("qti-item-body");
        for (String line : question.prompt().lines().toList()) {
            leaf("p", line);
        }
        interaction();
        close();
        processing();
        if (explained) {
            open(
                    "qti-modal-feedback",
                    "outcome-identifier",
                    "FEEDBACK",
                    "identifier",
                    EXPLANATION,
                    "show-hide",
                    "show");
            open("qti-content-body");
            for (String line : question.content().explanation().lines().toList()) {
                leaf("p", line);
            }
            close();
            close();
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void declaration() throws XMLStreamException {
        switch (question.task()) {
            case Task.Single single -> declaration("single", "identifier", List.of(name(single.right())));
            case Task.Multiple multiple ->
                declaration(
                        "multiple",
                        "identifier",
                        multiple.right().stream().sorted().map(QtiItem::name).toList());
            case Task.TrueFalse said -> declaration("single", "identifier", List.of(said.right() ? TRUE : FALSE));
            case Task.Numeric(BigDecimal right, var _) ->
                declaration("single", "float", List.of(right.toPlainString()));
            case Task.Order order ->
                declaration(
                        "ordered",
                        "identifier",
                        IntStream.range(0, order.choices().size())
                                .mapToObj(QtiItem::name)
                                .toList());
        }
    }

    private void declaration(String cardinality, String type, List<String> right) throws XMLStreamException {
        open("qti-response-declaration", "identifier", "RESPONSE", "cardinality", cardinality, "base-type", type);
        open("qti-correct-response");
        for (String value : right) {
            leaf("qti-value", value);
        }
        close();
        close();
    }

    private void outcome(String name, String type, String first) throws XMLStreamException {
        open("qti-outcome-declaration", "identifier", name, "cardinality", "single", "base-type", type);
        if (!first.isEmpty()) {
            open("qti-default-value");
            leaf("qti-value", first);
            close();
        }
        close();
    }

    private void interaction() throws XMLStreamException {
        switch (question.task()) {
            case Task.Single single -> choices(single.choices(), 1);
            case Task.Multiple multiple -> choices(multiple.choices(), 0);
            case Task.TrueFalse _ -> {
                open(
                        "qti-choice-interaction",
                        "response-identifier",
                        "RESPONSE",
                        "shuffle",
                        "false",
                        "max-choices",
                        "1");
                leaf("qti-simple-choice", "Vrai", "identifier", TRUE);
                leaf("qti-simple-choice", "Faux", "identifier", FALSE);
                close();
            }
            case Task.Numeric _ -> {
                open("p");
                open("qti-text-entry-interaction", "response-identifier", "RESPONSE", "expected-length", "12");
                close();
                close();
            }
            case Task.Order order -> {
                open("qti-order-interaction", "response-identifier", "RESPONSE", "shuffle", "true");
                for (int place : mixed(order.choices().size())) {
                    leaf("qti-simple-choice", order.choices().get(place), "identifier", name(place));
                }
                close();
            }
        }
    }

    private void choices(List<String> choices, int most) throws XMLStreamException {
        open(
                "qti-choice-interaction",
                "response-identifier",
                "RESPONSE",
                "shuffle",
                "true",
                "max-choices",
                Integer.toString(most));
        for (int i = 0; i < choices.size(); i++) {
            leaf("qti-simple-choice", choices.get(i), "identifier", name(i));
        }
        close();
    }

    /** The same at each export, and not the right order, for readers that do not shuffle. */
    private List<Integer> mixed(int size) {
        var places = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(places, new Random(question.code().hashCode()));
        return places;
    }

    private void processing() throws XMLStreamException {
        if (!(question.task() instanceof Task.Numeric(var _, BigDecimal tolerance))) {
            open("qti-response-processing", "template", MATCH);
            close();
            return;
        }
        var off = tolerance.toPlainString();
        open("qti-response-processing");
        open("qti-response-condition");
        open("qti-response-if");
        open("qti-equal", "tolerance-mode", "absolute", "tolerance", off + " " + off);
        open("qti-correct", "identifier", "RESPONSE");
        close();
        open("qti-variable", "identifier", "RESPONSE");
        close();
        close();
        score("1");
        close();
        open("qti-response-else");
        score("0");
        close();
        close();
        close();
    }

    private void score(String value) throws XMLStreamException {
        open("qti-set-outcome-value", "identifier", "SCORE");
        leaf("qti-base-value", value, "base-type", "float");
        close();
    }

    private static String name(int place) {
        return "C" + (place + 1);
    }

    private void open(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
    }

    private void leaf(String name, String text, String... attributes) throws XMLStreamException {
        open(name, attributes);
        out.writeCharacters(text);
        close();
    }

    private void close() throws XMLStreamException {
        out.writeEndElement();
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            out.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}
