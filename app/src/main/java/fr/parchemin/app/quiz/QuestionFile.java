package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.Reading.Found;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of questions, whatever its format: a QTI 3.0 package or item, CSV or XLSX. */
final class QuestionFile {

    /** How questions may be named, in files too. */
    static final String CODE = "[A-Za-z_][A-Za-z0-9_.-]{0,63}";

    private QuestionFile() {}

    static Reading read(String file, byte[] content) {
        var reading = format(file, content);
        return switch (reading) {
            case Reading.Faulty faulty -> faulty;
            case Reading.Read(List<Found> questions) -> {
                var twice = twice(questions);
                yield twice.isEmpty() ? reading : new Reading.Faulty(twice);
            }
        };
    }

    private static Reading format(String file, byte[] content) {
        if (ContentPackage.isOne(content)) {
            return ContentPackage.read(content);
        }
        return looksLikeXml(content) ? QtiReading.read(file, content) : QuestionSheet.read(file, content);
    }

    private static boolean looksLikeXml(byte[] content) {
        var start = new String(content, 0, Math.min(200, content.length), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip();
        return start.startsWith("<");
    }

    private static List<Fault> twice(List<Found> questions) {
        Map<String, Found> seen = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Found one : questions) {
            var first = one.code() == null ? null : seen.putIfAbsent(one.code(), one);
            if (first != null) {
                faults.add(new Fault(
                        one.file(),
                        one.line(),
                        String.valueOf(one.code()),
                        "twice-code",
                        String.valueOf(one.code()),
                        first.file() + ":" + first.line()));
            }
        }
        return faults;
    }
}
