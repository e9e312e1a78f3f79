package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Place.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the worked examples of a file, each with its dossier put together. */
final class ExampleSection {

    private static final Keys KEYS = Keys.required("name", "expect").optional("clause", "like", "dossier", "without");

    private final Fields top;
    private final Names names;
    private final Map<String, Place> before = new HashMap<>();

    ExampleSection(Fields top, Names names) {
        this.top = top;
        this.names = names;
    }

    List<Example> read(String scheme, String version) {
        top.at("example-dossiers").named(Shape.NAME).forEach(part -> ExampleNames.checkFields(part.value()));
        return top.at("examples").items().stream()
                .map(item -> example(item, scheme, version))
                .toList();
    }

    private Example example(Place place, String scheme, String version) {
        Fields fields = place.fields(KEYS);
        String name = fields.at("name").text();
        if (!name.isEmpty()) {
            Distinct.isRepeated(name, fields.at("name"), before);
        }
        Expectation expectation = new ExpectationSection(names).read(fields.at("expect"));
        ExampleDossier dossier = dossier(fields);
        if (expectation.errors() == null) {
            ExampleNames.checkFields(fields.at("dossier"));
            new ExampleNames(names).check(dossier);
        }
        return new Example(
                name,
                fields.clause(SchemeSections.OURS),
                place.value().line(),
                ExampleJson.write(name, scheme, version, dossier),
                expectation);
    }

    private ExampleDossier dossier(Fields fields) {
        ExampleDossier dossier = new ExampleDossier();
        if (fields.has("like")) {
            String like = names.resolve(Names.Sort.DOSSIER, fields.at("like"));
            dossier.apply(Look.at(top.at("example-dossiers"), like));
        }
        if (fields.has("without")) {
            dossier.remove(without(fields.at("without")));
        }
        dossier.apply(fields.at("dossier"));
        return dossier;
    }

    private Set<String> without(Place place) {
        return Distinct.texts(place, (name, item) -> {
            boolean known = names.has(Names.Sort.ASSESSMENT, name)
                    || names.has(Names.Sort.DELIVERABLE, name)
                    || names.has(Names.Sort.MODULE, name);
            if (!known) {
                item.unknown(
                        Code.UNKNOWN_ASSESSMENT,
                        name,
                        names.of(Names.Sort.ASSESSMENT).keySet());
            }
        });
    }
}
