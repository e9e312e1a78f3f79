package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Place.Shape;
import fr.parchemin.engine.scheme.Validity.Beneficiary;
import fr.parchemin.engine.scheme.Validity.End;
import fr.parchemin.engine.scheme.Validity.Grace;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads when a version applies and how it ends. */
final class ValiditySection {

    private static final Keys KEYS = Keys.none()
            .optional("from", "until", "registered-until", "last-award", "end", "grace", "replaced-by", "clause");

    private ValiditySection() {}

    static Validity read(Place place, String outer) {
        Fields fields = place.fields(KEYS);
        String clause = fields.clause(outer);
        LocalDate from = fields.at("from").date();
        LocalDate until = fields.at("until").date();
        LocalDate registeredUntil = fields.at("registered-until").date();
        LocalDate lastAward = fields.at("last-award").date();
        LocalDate end = registeredUntil == null ? until : registeredUntil;
        Dates.inOrder(from, until, fields.at("until"));
        Dates.inOrder(from, registeredUntil, fields.at("registered-until"));
        Dates.inOrder(end == null ? from : end, lastAward, fields.at("last-award"));
        return new Validity(
                from,
                until,
                registeredUntil,
                lastAward,
                fields.has("end") ? fields.at("end").word(End.class) : null,
                grace(fields.at("grace"), end == null ? from : end, clause),
                fields.has("replaced-by") ? fields.at("replaced-by").name(Shape.NAME) : null,
                clause);
    }

    private static @Nullable Grace grace(Place place, @Nullable LocalDate end, String outer) {
        if (!place.isPresent()) {
            return null;
        }
        Fields fields = place.fields(Keys.required("for", "until").optional("clause"));
        LocalDate until = fields.at("until").date();
        Dates.inOrder(end, until, fields.at("until"));
        return new Grace(
                fields.at("for").word(Beneficiary.class),
                Objects.requireNonNullElse(until, LocalDate.MAX),
                fields.clause(outer));
    }
}
