package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.DossierFault.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a dossier line: one JSON object in UTF-8. Strict: an unknown or repeated field, a wrong type, a number beyond reason, a
 * date that does not exist are faults, all of them reported at once, up to a hundred. A {@code null} stands for an absent field.
 */
public final class DossierReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int EXCERPT = 20;

    private DossierReader() {}

    /** Reads a whole array as one line. */
    public static DossierReading read(byte[] line) {
        return read(line, 0, line.length);
    }

    /**
     * Reads one line.
     *
     * @param bytes what holds the line
     * @param offset where it begins
     * @param length its length in bytes, the line break not included
     */
    public static DossierReading read(byte[] bytes, int offset, int length) {
        List<DossierFault> faults = new ArrayList<>(0);
        DossierDraft draft = new DossierDraft();
        int end = offset + length;
        JsonCursor cursor = new JsonCursor(bytes, afterMark(bytes, offset, end), end);
        try {
            new DossierFields(new JsonFields(cursor, faults)).read(draft);
        } catch (JsonCursor.Malformed malformed) {
            faults.add(syntaxFault(bytes, offset, cursor.at, end));
        }
        draft.complete(faults);
        return faults.isEmpty()
                ? new DossierReading.Read(draft.dossier())
                : new DossierReading.Unreadable(draft.id, List.copyOf(faults));
    }

    private static int afterMark(byte[] bytes, int offset, int end) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (offset + i >= end || bytes[offset + i] != BYTE_ORDER_MARK[i]) {
                return offset;
            }
        }
        return offset + BYTE_ORDER_MARK.length;
    }

    /** Tells text in another encoding from text that is no JSON. */
    private static DossierFault syntaxFault(byte[] bytes, int offset, int at, int end) {
        DossierFault encoding = Utf8.fault(bytes, offset, end);
        if (encoding != null) {
            return encoding;
        }
        String before = new String(bytes, offset, at - offset, StandardCharsets.UTF_8);
        String after = new String(bytes, at, Math.min(4 * EXCERPT, end - at), StandardCharsets.UTF_8);
        String column = "column " + (before.codePointCount(0, before.length()) + 1);
        return new DossierFault(Code.NOT_JSON, column, after.isBlank() ? ending(before) : beginning(after), null);
    }

    private static String beginning(String text) {
        int count = Math.min(EXCERPT, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, count)).strip();
    }

    /** What stands last in a line that breaks off. */
    private static String ending(String text) {
        String line = text.strip();
        int count = Math.min(EXCERPT, line.codePointCount(0, line.length()));
        return line.substring(line.offsetByCodePoints(line.length(), -count)) + "…";
    }
}
