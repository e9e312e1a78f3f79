package fr.parchemin.app.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that cannot be answered as it was asked. */
final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String kind;
    private final String title;
    private final transient List<Fault> faults;
    private final transient List<Known> known;

    /**
     * One kind of problem.
     *
     * @param kind the last part of its {@code type}
     * @param title what kind it is, the same each time
     * @param detail what is wrong this time
     */
    Problem(HttpStatus status, String kind, String title, String detail) {
        this(status, kind, title, detail, List.of());
    }

    Problem(HttpStatus status, String kind, String title, String detail, List<Fault> faults) {
        this(status, kind, title, detail, faults, List.of());
    }

    /** Somebody may be one of these. */
    Problem(HttpStatus status, String kind, String title, String detail, List<Fault> faults, List<Known> known) {
        super(detail);
        this.known = known;
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.faults = faults;
    }

    /**
     * One thing that is wrong in what was sent.
     *
     * @param pointer where, as a JSON pointer
     * @param code what kind of fault
     * @param message what was found and what was expected, in the language that was asked for
     */
    record Fault(String pointer, String code, String message) {}

    /** Somebody who is known, as far as whoever asks may know. */
    record Known(
            long person,
            String birthName,
            @Nullable String usageName,
            String givenNames,
            LocalDate birthDate,
            String birthPlace) {}

    List<Known> known() {
        return known;
    }

    HttpStatus status() {
        return status;
    }

    String kind() {
        return kind;
    }

    String title() {
        return title;
    }

    List<Fault> faults() {
        return faults;
    }
}
