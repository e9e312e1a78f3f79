package fr.parchemin.app.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The fonts that come with the application, and the characters that all of them have. */
final class FontCase {

    private record Font(ByteBuffer file, String family, int weight, FontStyle style) {}

    private final List<Font> fonts;
    private final BitSet printable;

    private FontCase(List<Font> fonts, BitSet printable) {
        this.fonts = fonts;
        this.printable = printable;
    }

    static FontCase open() {
        var fonts = List.of(
                font("SourceSans3-Regular", "Sans", 400, FontStyle.NORMAL),
                font("SourceSans3-Bold", "Sans", 700, FontStyle.NORMAL),
                font("SourceSans3-It", "Sans", 400, FontStyle.ITALIC),
                font("SourceSerif4-Regular", "Serif", 400, FontStyle.NORMAL),
                font("SourceSerif4-Semibold", "Serif", 700, FontStyle.NORMAL));
        var printable = new BitSet();
        printable.set(0, Character.MAX_CODE_POINT);
        fonts.forEach(font -> printable.and(charactersOf(font)));
        return new FontCase(fonts, printable);
    }

    private static Font font(String name, String family, int weight, FontStyle style) {
        try (var file = Objects.requireNonNull(FontCase.class.getResourceAsStream("/fonts/" + name + ".ttf"), name)) {
            return new Font(Outlines.only(ByteBuffer.wrap(file.readAllBytes())), family, weight, style);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BitSet charactersOf(Font font) {
        try (var parsed = parse(font)) {
            var lookup = parsed.getUnicodeCmapLookup();
            var characters = new BitSet();
            for (int character = ' '; character < 0x20000; character++) {
                if (lookup.getGlyphId(character) != 0) {
                    characters.set(character);
                }
            }
            return characters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse(Font font) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(font.file().array()));
    }

    void lendTo(PdfRendererBuilder builder) {
        for (var font : fonts) {
            builder.useFont(
                    () -> new ByteArrayInputStream(font.file().array()),
                    font.family(),
                    font.weight(),
                    font.style(),
                    true);
        }
    }

    /** The outlines of the upright bold serif, for what is drawn rather than written. */
    TrueTypeFont engraving() {
        try {
            return parse(fonts.getLast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> missingFrom(String text) {
        return composed(text)
                .codePoints()
                .filter(character -> !isPrintable(character))
                .distinct()
                .mapToObj(FontCase::number)
                .toList();
    }

    void spellOutWhatIsMissing(Document document) {
        spellOut(document.getDocumentElement());
    }

    private void spellOut(Node node) {
        if (node instanceof Text text) {
            text.setData(spelledOut(composed(text.getData())));
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            spellOut(child);
        }
    }

    private String spelledOut(String text) {
        if (text.codePoints().allMatch(this::isPrintable)) {
            return text;
        }
        return text.codePoints()
                .mapToObj(character -> isPrintable(character) ? Character.toString(character) : number(character))
                .collect(Collectors.joining());
    }

    private boolean isPrintable(int character) {
        return Character.isWhitespace(character) || printable.get(character);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String number(int character) {
        return "[U+%04X]".formatted(character);
    }
}
