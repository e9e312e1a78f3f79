package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.Reading.Found;
import fr.parchemin.app.quiz.XmlNode.Element;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Packages of QTI 3.0 items: a zip with a manifest. Nothing of it is ever written to a disk. */
final class ContentPackage {

    static final String MANIFEST = "imsmanifest.xml";
    static final int MOST_FILES = 5_000;
    static final int MOST_BYTES_OF_FILE = 1024 * 1024;
    static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final String SPACE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
    private static final String ITEM = "imsqti_item_xmlv3p0";

    private ContentPackage() {}

    /** Whether it is a zip that is no spreadsheet. */
    static boolean isOne(byte[] content) {
        boolean zip =
                content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
        return zip && !isWorkbook(content);
    }

    private static boolean isWorkbook(byte[] content) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (int i = 0; i < 20; i++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null || entry.getName().equals(MANIFEST)) {
                    return false;
                }
                if (entry.getName().equals("[Content_Types].xml")
                        || entry.getName().startsWith("xl/")) {
                    return true;
                }
                zip.readNBytes(MOST_BYTES_OF_FILE);
            }
            return false;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    static Reading read(byte[] content) {
        try {
            return read(files(content));
        } catch (Refused e) {
            return new Reading.Faulty(List.of(e.fault));
        } catch (XmlReading.Unreadable e) {
            return new Reading.Faulty(List.of(e.fault(MANIFEST)));
        }
    }

    private static Reading read(Map<String, byte[]> files) {
        var manifest = files.get(MANIFEST);
        if (manifest == null) {
            throw new Refused(MANIFEST, 0, "no-manifest", String.join(", ", files.keySet()), MANIFEST);
        }
        var root = XmlReading.read(manifest);
        List<Fault> faults = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        var items = root.all()
                .filter(one -> one.name().equals("resource"))
                .filter(one -> one.attribute("type").startsWith("imsqti_item"))
                .toList();
        if (!root.name().equals("manifest") || items.isEmpty()) {
            var types = root.all()
                    .filter(one -> one.name().equals("resource"))
                    .map(one -> one.attribute("type"))
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new Refused(MANIFEST, root.line(), "no-items", types, ITEM);
        }
        for (Element item : items) {
            var href = item.attribute("href");
            var file = files.get(href);
            if (!item.attribute("type").equals(ITEM)) {
                faults.add(new Fault(MANIFEST, item.line(), href, "version", item.attribute("type"), ITEM));
            } else if (file == null) {
                faults.add(new Fault(MANIFEST, item.line(), item.attribute("identifier"), "no-file", href, ""));
            } else {
                switch (QtiReading.read(href, file)) {
                    case Reading.Read(List<Found> questions) -> found.addAll(questions);
                    case Reading.Faulty(List<Fault> some) -> faults.addAll(some);
                }
            }
        }
        return faults.isEmpty() ? new Reading.Read(found) : new Reading.Faulty(faults);
    }

    private static Map<String, byte[]> files(byte[] content) {
        Map<String, byte[]> files = new HashMap<>();
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (entry.isDirectory()) {
                    continue;
                }
                refuseEscape(name);
                if (files.size() >= MOST_FILES) {
                    throw new Refused(name, 0, "too-many-files", "> " + MOST_FILES, Integer.toString(MOST_FILES));
                }
                var bytes = bytes(zip, name);
                total += bytes.length;
                if (total > MOST_BYTES) {
                    throw new Refused(name, 0, "too-large", "> " + MOST_BYTES, Integer.toString(MOST_BYTES));
                }
                files.put(name, bytes);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused("", 0, "not-a-zip", String.valueOf(e.getMessage()), "");
        }
        return files;
    }

    private static void refuseEscape(String name) {
        if (name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || List.of(name.split("/")).contains("..")) {
            throw new Refused(name, 0, "escape", name, "");
        }
    }

    private static byte[] bytes(InputStream zip, String name) throws IOException {
        var bytes = zip.readNBytes(MOST_BYTES_OF_FILE + 1);
        if (bytes.length > MOST_BYTES_OF_FILE) {
            throw new Refused(name, 0, "too-large", "> " + MOST_BYTES_OF_FILE, Integer.toString(MOST_BYTES_OF_FILE));
        }
        return bytes;
    }

    /** A package of these questions. */
    static byte[] of(List<Question> questions) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(MANIFEST, manifest(questions));
        questions.forEach(question -> files.put(file(question), QtiItem.of(question)));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String file(Question question) {
        return "items/" + question.code() + ".xml";
    }

    private static byte[] manifest(List<Question> questions) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("manifest");
            out.writeDefaultNamespace(SPACE);
            out.writeAttribute("identifier", "MANIFEST-PARCHEMIN");
            out.writeStartElement("metadata");
            text(out, "schema", "QTI Package");
            text(out, "schemaversion", "3.0.0");
            out.writeEndElement();
            out.writeEmptyElement("organizations");
            out.writeStartElement("resources");
            for (Question question : questions) {
                out.writeStartElement("resource");
                out.writeAttribute("identifier", "RES-" + question.code());
                out.writeAttribute("type", ITEM);
                out.writeAttribute("href", file(question));
                out.writeEmptyElement("file");
                out.writeAttribute("href", file(question));
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    /** A package that is not read. */
    private static final class Refused extends RuntimeException {

        private final transient Fault fault;

        Refused(String file, int line, String code, String found, String expected) {
            super(code);
            this.fault = new Fault(file, line, "", code, found, expected);
        }
    }
}
