package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a scheme file whole: a right scheme with its examples, or every fault at once. The same text gives the same answer. */
public final class SchemeReader {

    private final Faults faults;
    private final boolean withExamples;

    private SchemeReader(String file, boolean withExamples) {
        this.faults = new Faults(file);
        this.withExamples = withExamples;
    }

    /**
     * Reads a scheme and its examples.
     *
     * @param file the name of the file, to be told in faults
     */
    public static Reading read(String file, String text) {
        return new SchemeReader(file, true).read(text);
    }

    /** Reads a scheme and its examples from the bytes of a file, which must be UTF-8. */
    public static Reading read(String file, byte[] bytes) {
        return new SchemeReader(file, true).read(bytes);
    }

    /** Reads a scheme and leaves its examples alone: neither read nor checked. */
    public static Reading readScheme(String file, String text) {
        return new SchemeReader(file, false).read(text);
    }

    /** Reads a scheme without its examples from the bytes of a file, which must be UTF-8. */
    public static Reading readScheme(String file, byte[] bytes) {
        return new SchemeReader(file, false).read(bytes);
    }

    private Reading read(byte[] bytes) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        if (!utf8.decode(left, text, true).isUnderflow()) {
            noteWrongByte(bytes, left.position(), text.flip());
            return new Reading.Faulty(faults.inOrder());
        }
        return read(text.flip().toString());
    }

    private void noteWrongByte(byte[] bytes, int offset, CharSequence before) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < before.length(); i++) {
            boolean newLine = before.charAt(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        String found = "0x%02X (%d)".formatted(bytes[offset] & 0xFF, offset);
        faults.add(line, column, "", Code.NOT_UTF8, found, "UTF-8");
    }

    private Reading read(String text) {
        return YamlReader.read(text, faults)
                .map(root -> read(new Place(root, "", faults)))
                .orElseGet(() -> new Reading.Faulty(faults.inOrder()));
    }

    private Reading read(Place top) {
        if (!(top.value() instanceof Yaml.Mapping)) {
            top.entries();
            return new Reading.Faulty(faults.inOrder());
        }
        Names names = Names.in(top);
        if (names.areTooMany()) {
            return new Reading.Faulty(faults.inOrder());
        }
        Fields sections = top.fields(SchemeSections.KEYS);
        Scheme scheme = new SchemeSections(sections, names).read();
        Coherence.check(scheme, names, faults);
        List<Example> examples =
                withExamples ? new ExampleSection(sections, names).read(scheme.id(), scheme.version()) : List.of();
        return faults.isEmpty() ? new Reading.Read(scheme, examples) : new Reading.Faulty(faults.inOrder());
    }
}
