package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.SchemeVersion;
import java.time.LocalDate;

/** Whether a version of a scheme can be used on a day; named as the badges are. */
enum SchemeStatus {
    IN_FORCE,
    CLOSING,
    CLOSED,
    TO_COME,
    NOT_IN_FORCE;

    static SchemeStatus of(SchemeVersion version, LocalDate today) {
        var validity = version.scheme().validity();
        if (!version.isUsable()) {
            return NOT_IN_FORCE;
        }
        if (validity.from() != null && today.isBefore(validity.from())) {
            return TO_COME;
        }
        var end = validity.registeredUntil() == null ? validity.until() : validity.registeredUntil();
        if (end == null || !today.isAfter(end)) {
            return IN_FORCE;
        }
        var grace = validity.grace();
        return grace != null && !today.isAfter(grace.until()) ? CLOSING : CLOSED;
    }
}
