package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.XmlNode.Element;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that strangers send: no document type, no entities of its own, nothing from outside, not too deep. */
final class XmlReading {

    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 20_000;
    private static final XMLInputFactory READERS = readers();

    private XmlReading() {}

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /**
     * The root of a text.
     *
     * @throws Unreadable when it is no XML that we read
     */
    static Element read(byte[] content) {
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var place = e.getLocation();
            throw new Unreadable("not-xml", place == null ? 0 : Math.max(0, place.getLineNumber()), "");
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        Element root = null;
        int elements = 0;
        while (reader.hasNext()) {
            int line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new Unreadable("doctype", line, "DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("entity", line, "&" + reader.getLocalName() + ";");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
                        throw new Unreadable("too-deep", line, reader.getLocalName());
                    }
                    var element = element(reader);
                    if (root == null) {
                        root = element;
                    } else {
                        open.getLast().children().add(element);
                    }
                    open.addLast(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.getLast().children().add(new XmlNode.Text(reader.getText()));
                    }
                }
                default -> {
                    // Comments and instructions say nothing to us.
                }
            }
        }
        if (root == null) {
            throw new Unreadable("not-xml", 1, "");
        }
        return root;
    }

    private static Element element(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var space = reader.getNamespaceURI();
        return new Element(
                space == null ? "" : space,
                reader.getLocalName(),
                attributes,
                new ArrayList<>(),
                reader.getLocation().getLineNumber());
    }

    /** No XML that we read. */
    static final class Unreadable extends RuntimeException {

        private final String code;
        private final int line;
        private final String found;

        Unreadable(String code, int line, String found) {
            super(code);
            this.code = code;
            this.line = line;
            this.found = found;
        }

        Fault fault(String file) {
            return new Fault(file, line, "", code, found, "");
        }
    }
}
