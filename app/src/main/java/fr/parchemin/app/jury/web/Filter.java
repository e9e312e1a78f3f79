package fr.parchemin.app.jury.web;

import fr.parchemin.app.jury.Deliberation.Case;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The candidates one wants to see; its name is kept in the address. */
enum Filter {
    ALL("tous"),
    TO_DECIDE("a-decider"),
    STALE("a-confirmer"),
    AGREEING("d-accord"),
    DEPARTING("ecarts"),
    OPEN("en-cours");

    private final String address;

    Filter(String address) {
        this.address = address;
    }

    static Filter of(@Nullable String address) {
        return Arrays.stream(values())
                .filter(filter -> filter.address.equals(address))
                .findFirst()
                .orElse(ALL);
    }

    String address() {
        return address;
    }

    boolean keeps(Case one) {
        var decision = one.decision();
        return switch (this) {
            case ALL -> true;
            case TO_DECIDE -> decision == null;
            case STALE -> one.state() == Case.State.STALE;
            case AGREEING -> one.canAgree();
            case DEPARTING -> decision != null && decision.departs();
            case OPEN -> !one.isReady();
        };
    }
}
