package fr.parchemin.app.jury.web;

import fr.parchemin.app.jury.Session.Member;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is typed to open a session.
 *
 * @param chair the row of who presides
 */
record OpeningForm(
        @Nullable Long cohort,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate heldOn,

        @Nullable String place,
        @Nullable Integer chair,
        @Nullable List<String> names,
        @Nullable List<String> capacities,
        @Nullable List<String> emails) {

    private static final int ROWS = 6;

    static OpeningForm of(@Nullable Long cohort, @Nullable LocalDate heldOn) {
        return new OpeningForm(cohort, heldOn, "", 0, List.of(), List.of(), List.of());
    }

    /** The rows to show: those typed and some more. */
    public List<Member> rows() {
        List<Member> rows = new ArrayList<>();
        int typed = names == null ? 0 : names.size();
        for (int i = 0; i < Math.max(ROWS, typed); i++) {
            rows.add(new Member(at(names, i), at(capacities, i), chair != null && chair == i));
        }
        return rows;
    }

    /** The members, without the rows left empty. */
    List<Member> members() {
        return rows().stream().filter(member -> !member.name().isBlank()).toList();
    }

    /** The e-mails of the members, in their order, empty: none. */
    List<String> addresses() {
        return IntStream.range(0, rows().size())
                .filter(row -> !at(names, row).isBlank())
                .mapToObj(row -> at(emails, row).strip())
                .toList();
    }

    /** The e-mail typed in a row. */
    public String email(int row) {
        return at(emails, row);
    }

    /** The names of those whose capacity is not said. */
    boolean lacksCapacity() {
        return members().stream().anyMatch(member -> member.capacity().isBlank());
    }

    private static String at(@Nullable List<String> values, int place) {
        return values == null || place >= values.size() ? "" : Objects.requireNonNullElse(values.get(place), "");
    }
}
