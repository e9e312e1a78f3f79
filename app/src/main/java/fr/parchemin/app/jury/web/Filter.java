package fr.parchemin.app.jury.web;

import fr.parchemin.app.jury.Rooms.Part;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The candidates one wants to see; its name is kept in the address. */
enum Filter {
    ALL("tous", Part.ALL),
    TO_DECIDE("a-decider", Part.TO_DECIDE),
    STALE("a-confirmer", Part.STALE),
    AGREEING("d-accord", Part.AGREEING),
    DEPARTING("ecarts", Part.DEPARTING),
    OPEN("en-cours", Part.OPEN);

    private final String address;
    private final Part part;

    Filter(String address, Part part) {
        this.address = address;
        this.part = part;
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

    Part part() {
        return part;
    }
}
