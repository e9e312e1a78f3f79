package fr.parchemin.app.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at the packed tables and objects of a PDF before it is parsed: a few kilobytes can be made to unpack to gigabytes,
 * and a parser unpacks these whole. Pictures and text, which counting pages does not unpack, are left alone.
 */
final class PackedObjects {

    /** Far above what programs write, which is some hundreds of objects in one. */
    private static final long MOST_IN_ONE = 4L << 20;

    private static final long MOST = 32L << 20;
    private static final int DICTIONARY = 4096;

    private static final Pattern STREAM = Pattern.compile("(?<!end)stream");
    private static final Pattern PACKED = Pattern.compile("/(ObjStm|XRef)\\b");
    private static final Pattern PROTECTED = Pattern.compile("/Encrypt\\s*(\\d+\\s+\\d+\\s+R|<<)");
    private static final Pattern FILTER = Pattern.compile("/Filter\\s*(\\[[^]]*]|/[\\w]+)");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern WIDTHS = Pattern.compile("/W\\s*\\[([\\d\\s]*)]");

    private final Latin text;
    private long unpacked;

    private PackedObjects(Latin text) {
        this.text = text;
    }

    /** Why the file is not to be parsed, absent: it may be. */
    static Optional<Refusal> fault(Latin text) {
        return new PackedObjects(text).fault();
    }

    private Optional<Refusal> fault() {
        if (PROTECTED.matcher(text).find()) {
            return Optional.of(Refusal.of("protected"));
        }
        var streams = STREAM.matcher(text);
        while (streams.find()) {
            if (!isSound(dictionary(streams.start()), streams.end())) {
                return Optional.of(Refusal.of("too-heavy"));
            }
        }
        return Optional.empty();
    }

    private String dictionary(int stream) {
        var before = text.subSequence(Math.max(0, stream - DICTIONARY), stream);
        var raw = before.substring(Math.max(0, before.lastIndexOf("obj")));
        return ESCAPE.matcher(raw).replaceAll(found -> {
            var letter = String.valueOf((char) Integer.parseInt(found.group(1), 16));
            return java.util.regex.Matcher.quoteReplacement(letter);
        });
    }

    private boolean isSound(String dictionary, int start) {
        if (!PACKED.matcher(dictionary).find()) {
            return true;
        }
        var widths = WIDTHS.matcher(dictionary);
        if (widths.find() && isEmpty(widths.group(1))) {
            return false;
        }
        var filter = FILTER.matcher(dictionary);
        if (!filter.find()) {
            return true;
        }
        return filter.group(1).replaceAll("[\\[\\]\\s]", "").equals("/FlateDecode") && unpacks(start);
    }

    /** Entries without any width would never end. */
    private static boolean isEmpty(String widths) {
        return IntStream.of(Pattern.compile("\\d+")
                                .matcher(widths)
                                .results()
                                .mapToInt(found -> found.group().length() > 4 ? 1 : Integer.parseInt(found.group()))
                                .toArray())
                        .sum()
                == 0;
    }

    private boolean unpacks(int start) {
        int from = start;
        while (from < text.length() && (text.charAt(from) == '\r' || text.charAt(from) == '\n')) {
            from++;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(text.from(from));
            return unpacks(inflater);
        } catch (DataFormatException _) {
            // The parser says what is wrong with it.
            return true;
        } finally {
            inflater.end();
        }
    }

    private boolean unpacks(Inflater inflater) throws DataFormatException {
        var part = new byte[1 << 16];
        long one = 0;
        int read = inflater.inflate(part);
        while (read > 0 && one <= MOST_IN_ONE && unpacked <= MOST) {
            one += read;
            unpacked += read;
            read = inflater.inflate(part);
        }
        return one <= MOST_IN_ONE && unpacked <= MOST;
    }
}
