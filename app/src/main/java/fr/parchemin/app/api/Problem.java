package fr.parchemin.app.api;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that cannot be answered as it was asked. */
final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String kind;
    private final String title;
    private final List<Fault> faults;

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
        super(detail);
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
