package fr.parchemin.app.people;

import fr.parchemin.app.people.Birthplaces.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The towns and departments of France, kept as the bytes of their file: names are made only for what is asked. */
final class Towns {

    private static final Pattern SAINT = Pattern.compile("\\bst(e?)\\b");
    private static final Pattern DISTRICT =
            Pattern.compile("(paris|lyon|marseille) (\\d{1,2})(?:er|e|eme|ieme|nd|nde)?");
    private static final Comparator<Town> LARGEST = Comparator.comparing(Town::kind)
            .thenComparing(Comparator.comparingInt(Town::size).reversed());

    /** Loaded when the first town is looked for. */
    private static final class Loaded {
        static final Towns TOWNS = new Towns();
    }

    private final byte[] content = read("towns.csv");
    /** Where the lines begin, in the order of plain names. */
    private final int[] lines = lines(content);
    /** The same, in the order of codes. */
    private final int[] byCode = Arrays.stream(lines)
            .boxed()
            .sorted((one, other) -> Arrays.compare(content, one, one + 5, content, other, other + 5))
            .mapToInt(Integer::intValue)
            .toArray();

    private final Map<String, String> departments = table("departments.csv");

    private Towns() {}

    static Towns french() {
        return Loaded.TOWNS;
    }

    /** The name of a department, absent: no department has that code. */
    @Nullable
    String department(String code) {
        return departments.get(code);
    }

    /** The places of that code, what is a town today first. */
    List<Town> coded(String code) {
        var bytes = code.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != 5) {
            return List.of();
        }
        int at = first(byCode.length, i -> Arrays.compare(content, byCode[i], byCode[i] + 5, bytes, 0, 5) >= 0);
        List<Town> found = new ArrayList<>();
        for (; at < byCode.length && Arrays.equals(content, byCode[at], byCode[at] + 5, bytes, 0, 5); at++) {
            found.add(town(byCode[at]));
        }
        found.sort(Comparator.comparing(Town::kind));
        return found;
    }

    /** The places of that name, whatever its case, accents and hyphens; present towns first, the largest first. */
    List<Town> named(String name) {
        var plain = full(name);
        return beginning(plain)
                .filter(town -> Identity.plain(town.name()).equals(plain))
                .sorted(LARGEST)
                .toList();
    }

    /** The places of that postcode. */
    List<Town> posted(String postcode) {
        return Arrays.stream(lines)
                .filter(line -> mentions(line, postcode))
                .mapToObj(this::town)
                .filter(town -> town.postcodes().contains(postcode))
                .sorted(LARGEST)
                .toList();
    }

    /** At most so many places whose name or postcode begins so, those of exactly that name first, then the largest. */
    List<Town> search(String beginning, int most) {
        var plain = full(beginning);
        if (plain.isEmpty()) {
            return List.of();
        }
        if (plain.chars().allMatch(Character::isDigit)) {
            return plain.length() < 5
                    ? List.of()
                    : posted(plain).stream().limit(most).toList();
        }
        return beginning(plain)
                .sorted(Comparator.comparing(
                                (Town town) -> !Identity.plain(town.name()).equals(plain))
                        .thenComparing(Comparator.comparingInt(Town::size).reversed())
                        .thenComparing(Town::kind))
                .limit(most)
                .toList();
    }

    /** Without abbreviations: {@code saint denis}, {@code paris 12e arrondissement}. */
    private static String full(String name) {
        var plain = SAINT.matcher(Identity.plain(name)).replaceAll("saint$1");
        var district = DISTRICT.matcher(
                plain.endsWith(" arrondissement")
                        ? plain.substring(0, plain.length() - " arrondissement".length())
                        : plain);
        if (!district.matches()) {
            return plain;
        }
        int number = Integer.parseInt(district.group(2));
        return "%s %d%s arrondissement".formatted(district.group(1), number, number == 1 ? "er" : "e");
    }

    private Stream<Town> beginning(String plain) {
        int from = first(lines.length, i -> plainName(i).compareTo(plain) >= 0);
        return IntStream.range(from, lines.length)
                .takeWhile(i -> plainName(i).startsWith(plain))
                .mapToObj(i -> town(lines[i]));
    }

    private String plainName(int line) {
        return Identity.plain(field(lines[line] + 6));
    }

    /** The first of so many indexes from which on something holds. */
    private static int first(int count, java.util.function.IntPredicate holds) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean mentions(int line, String postcode) {
        int end = end(line, '\n');
        for (int at = line + 6; at + postcode.length() <= end; at++) {
            if (content[at] == postcode.charAt(0) && starts(at, postcode)) {
                return true;
            }
        }
        return false;
    }

    private boolean starts(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (content[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String field(int from) {
        return new String(content, from, end(from, ';') - from, StandardCharsets.UTF_8);
    }

    private int end(int from, char mark) {
        int at = from;
        while (content[at] != mark) {
            at++;
        }
        return at;
    }

    private Town town(int line) {
        var fields = new String(content, line, end(line, '\n') - line, StandardCharsets.UTF_8).split(";", -1);
        return new Town(
                fields[0],
                fields[1],
                fields[2].isEmpty() ? List.of() : List.of(fields[2].split(" ")),
                switch (fields[3]) {
                    case "M" -> Town.Kind.DISTRICT;
                    case "D" -> Town.Kind.DELEGATED;
                    case "A" -> Town.Kind.ASSOCIATED;
                    default -> Town.Kind.TOWN;
                },
                Integer.parseInt(fields[4]),
                fields[5].isEmpty() ? null : fields[5]);
    }

    private static int[] lines(byte[] content) {
        var starts = IntStream.builder().add(0);
        for (int i = 0; i < content.length - 1; i++) {
            if (content[i] == '\n') {
                starts.add(i + 1);
            }
        }
        return starts.build().toArray();
    }

    private static byte[] read(String file) {
        try (var stream = Objects.requireNonNull(Towns.class.getResourceAsStream("/places/" + file))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small file of codes and names. */
    static Map<String, String> table(String file) {
        Map<String, String> table = new LinkedHashMap<>();
        new String(read(file), StandardCharsets.UTF_8).lines().forEach(line -> {
            int mark = line.indexOf(';');
            table.put(line.substring(0, mark), line.substring(mark + 1));
        });
        return table;
    }

    /** The department of that code or name. */
    Optional<String> departmentNamed(String text) {
        var plain = Identity.plain(text);
        return departments.entrySet().stream()
                .filter(one -> one.getKey().equalsIgnoreCase(plain)
                        || Identity.plain(one.getValue()).equals(plain))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
