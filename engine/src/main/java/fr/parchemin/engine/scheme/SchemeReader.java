package fr.parchemin.engine.scheme;

import java.util.List;
import java.util.Optional;

/** Reads a scheme file whole: a right scheme with its examples, or every fault at once. The same text gives the same answer. */
public final class SchemeReader {

    private SchemeReader() {}

    /**
     * Reads a scheme and its examples.
     *
     * @param file the name of the file, to be told in faults
     */
    public static Reading read(String file, String text) {
        Faults faults = new Faults(file);
        Optional<Yaml> document = YamlReader.read(text, faults);
        return document.map(root -> read(new Place(root, "", faults)))
                .orElseGet(() -> new Reading.Faulty(faults.inOrder()));
    }

    private static Reading read(Place top) {
        Faults faults = top.faults();
        if (!(top.value() instanceof Yaml.Mapping)) {
            top.entries();
            return new Reading.Faulty(faults.inOrder());
        }
        Names names = Names.in(top);
        Fields sections = top.fields(SchemeSections.KEYS);
        Scheme scheme = new SchemeSections(sections, names).read();
        List<Example> examples = new ExampleSection(sections, names).read(scheme.id(), scheme.version());
        return faults.isEmpty() ? new Reading.Read(scheme, examples) : new Reading.Faulty(faults.inOrder());
    }
}
