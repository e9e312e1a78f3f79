package fr.parchemin.app.catalog.web;

import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;

/** Whether a scheme can be used on a day; named as the badges are. */
enum SchemeStatus {
    IN_FORCE,
    CLOSING,
    CLOSED;

    static SchemeStatus of(Scheme scheme, LocalDate today) {
        var validity = scheme.validity();
        var end = validity.registeredUntil() == null ? validity.until() : validity.registeredUntil();
        if (end == null || !today.isAfter(end)) {
            return IN_FORCE;
        }
        var grace = validity.grace();
        return grace != null && !today.isAfter(grace.until()) ? CLOSING : CLOSED;
    }
}
