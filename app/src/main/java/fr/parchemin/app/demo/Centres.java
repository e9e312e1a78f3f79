package fr.parchemin.app.demo;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.Reach.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two invented centres, accredited for every scheme, one of them until lately; and who manages the first. */
@Component
@Order(0)
class Centres implements Chapter {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2030, 12, 31);
    private static final LocalDate LATELY = LocalDate.of(2026, 8, 31);

    private final Organisations organisations;
    private final Catalog catalog;
    private final Accounts accounts;
    private List<Long> centres = List.of();

    Centres(Organisations organisations, Catalog catalog, Accounts accounts) {
        this.organisations = organisations;
        this.catalog = catalog;
        this.accounts = accounts;
    }

    @Override
    public void tell(Cast cast) {
        var ouest = centre("Centre Ouvrage de l’Ouest (exemple)", "35000", "Rennes", LAST, cast.manager());
        var rhone = centre("Atelier-école du Rhône (exemple)", "69003", "Lyon", LATELY, cast.manager());
        centres = List.of(ouest.value(), rhone.value());
        accounts.open(
                Guest.CENTRE_MANAGER.email(),
                Guest.CENTRE_MANAGER.fullName(),
                Guest.CENTRE_MANAGER.password(),
                Guest.CENTRE_MANAGER.role(),
                Scope.CENTRE,
                Long.toString(ouest.value()));
    }

    /** The centre that presents the candidate of that number, absent: one in three is presented by none. */
    @org.jspecify.annotations.Nullable
    Long of(int candidate, LocalDate enrolledOn) {
        int turn = candidate % 3;
        boolean accredited = turn == 0 || !enrolledOn.isAfter(LATELY);
        return turn < centres.size() && accredited && !enrolledOn.isBefore(FIRST) ? centres.get(turn) : null;
    }

    private OrganisationId centre(String name, String postcode, String town, LocalDate until, Actor by) {
        var id = organisations.register(
                new Description(
                        name, Set.of(Kind.PREPARES, Kind.EXAMINES), null, null, null, postcode, town, null, null),
                by);
        for (Edition edition : catalog.schemes()) {
            for (Purpose purpose : Purpose.values()) {
                organisations.accredit(
                        id, new Accreditation(0, edition.scheme().id(), purpose, null, town, FIRST, until), by);
            }
        }
        return id;
    }
}
