package fr.parchemin.engine.scheme;

import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.scheme.Place.Shape;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the days that each year gives to the windows of resits. */
final class SessionSection {

    private static final Keys SESSION = Keys.required("windows").optional("clause");
    private static final Keys DAYS = Keys.none().optional("from", "until");

    private final Names names;

    SessionSection(Names names) {
        this.names = names;
    }

    List<SchemeSession> read(Place place, String outer) {
        return place.named(Shape.YEAR).stream()
                .map(part -> session(part, outer))
                .toList();
    }

    private SchemeSession session(Place.Named part, String outer) {
        Fields fields = part.value().fields(SESSION);
        Place windows = fields.at("windows");
        windows.refuseEmpty();
        Map<String, Days> days = new LinkedHashMap<>();
        for (Place.Named window : windows.named(Shape.NAME)) {
            names.resolve(Names.Sort.WINDOW, window.keyPlace());
            days.put(window.name(), days(window.value()));
        }
        return new SchemeSession(part.name(), Collections.unmodifiableMap(days), fields.clause(outer));
    }

    private static Days days(Place place) {
        place.refuseEmpty();
        Fields fields = place.fields(DAYS);
        LocalDate from = fields.at("from").date();
        LocalDate until = fields.at("until").date();
        Dates.inOrder(from, until, fields.at("until"));
        return new Days(from, until);
    }
}
