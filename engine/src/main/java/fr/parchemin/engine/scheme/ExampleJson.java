package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the dossier of an example as a line of JSON, each value as it stands in the file. */
final class ExampleJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final JsonGenerator out;

    private ExampleJson(JsonGenerator out) {
        this.out = out;
    }

    static String write(String name, String scheme, String version, ExampleDossier dossier) {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty("dossier", name);
            out.writeStringProperty("scheme", scheme);
            out.writeStringProperty("version", version);
            new ExampleJson(out).write(dossier);
            out.writeEndObject();
        }
        return line.toString();
    }

    private void write(ExampleDossier dossier) {
        dossier.values().forEach((name, value) -> {
            out.writeName(name);
            write(value);
        });
        dossier.lists().forEach((entries, list) -> {
            out.writeName(entries.key());
            writeList(list);
        });
    }

    private void write(Place place) {
        switch (place.value()) {
            case Yaml.Scalar scalar -> writeScalar(scalar, place);
            case Yaml.Sequence _ -> writeList(place.items());
            case Yaml.Mapping _ -> writeMap(place);
            case Yaml.Absent _ -> out.writeNull();
        }
    }

    private void writeList(List<Place> items) {
        out.writeStartArray();
        items.forEach(this::write);
        out.writeEndArray();
    }

    private void writeMap(Place place) {
        out.writeStartObject();
        for (Place.Named part : place.entries()) {
            out.writeName(part.name());
            write(part.value());
        }
        out.writeEndObject();
    }

    private void writeScalar(Yaml.Scalar scalar, Place place) {
        switch (scalar.type()) {
            case TEXT -> out.writeString(scalar.text());
            case NOTHING -> out.writeNull();
            case FLAG -> out.writeBoolean(scalar.text().equalsIgnoreCase("true"));
            case NUMBER -> {
                if (NUMBER.matcher(scalar.text()).matches()) {
                    out.writeNumber(scalar.text());
                } else {
                    place.fault(Code.NOT_A_NUMBER, scalar.text(), null);
                    out.writeNull();
                }
            }
        }
    }
}
