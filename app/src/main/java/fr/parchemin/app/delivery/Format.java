package fr.parchemin.app.delivery;

import fr.parchemin.app.assessment.ReadFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of file something is, told by its first bytes and never by its name. */
public enum Format {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    /** Documents of before 2007, which may hold macros. */
    DOC(null, null),
    ZIP(null, null),
    RTF(null, null),
    HTML(null, null),
    TEXT(null, null),
    UNKNOWN(null, null);

    /** How much of a file is looked at to tell what it is. */
    static final int LOOKED_AT = 8192;

    private final @Nullable String type;
    private final @Nullable String extension;

    Format(@Nullable String type, @Nullable String extension) {
        this.type = type;
        this.extension = extension;
    }

    /** Its media type; of what is never kept, none in particular. */
    public String type() {
        return type == null ? "application/octet-stream" : type;
    }

    /** How the name of such a file ends. */
    public String extension() {
        return extension == null ? "bin" : extension;
    }

    /** Such a file, under the name that it had where it came from but for its end, which says what it is. */
    public ReadFile file(String name, InputStream bytes, long length) {
        var end = "." + extension();
        var ended = name.toLowerCase(Locale.ROOT).endsWith(end) ? name : name + end;
        return new ReadFile(ended, type(), this == PDF, bytes, length);
    }

    /** Whether a setting may let it in. */
    boolean canBeKept() {
        return type != null;
    }

    /** The format of that name in a setting. */
    static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(Format::canBeKept)
                .filter(format -> format.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** What begins like this. */
    static Format of(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        var written = text.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "");
        if (written.startsWith("%PDF-")) {
            return PDF;
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return zipped(text);
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return DOC;
        }
        return written(written.toLowerCase(Locale.ROOT), start);
    }

    private static Format zipped(String text) {
        if (text.contains("mimetypeapplication/vnd.oasis.opendocument.text")) {
            return ODT;
        }
        return text.contains("word/") ? DOCX : ZIP;
    }

    private static Format written(String text, byte[] start) {
        if (text.startsWith("{\\rtf")) {
            return RTF;
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return HTML;
        }
        return isText(start) ? TEXT : UNKNOWN;
    }

    private static boolean isText(byte[] start) {
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return start.length > 0;
    }
}
