package fr.parchemin.app.sitting;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisation.Standing;
import fr.parchemin.app.people.Organisations;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may organise sittings: the awarding body, and the centres that it accredited to assess. */
@Component
class Organisers {

    private final Catalog catalog;
    private final Organisations organisations;

    Organisers(Catalog catalog, Organisations organisations) {
        this.catalog = catalog;
        this.organisations = organisations;
    }

    /** Whoever acts for centres organises for one of these. */
    void requireTheirs(@Nullable Long centre, Actor by) {
        if (by.role() != Role.CENTRE_MANAGER) {
            return;
        }
        var theirs = by.reach().centres();
        if (centre == null) {
            throw new NotAccredited(theirs.isEmpty() ? new Standing.NoCentre() : new Standing.SeveralCentres());
        }
        if (!theirs.contains(centre)) {
            throw new NotAccredited(new Standing.Unknown());
        }
    }

    /** A centre must be accredited on the day to assess the block, or all of the scheme where no block is named. */
    void requireAccredited(@Nullable Long centre, EditionId edition, String assessment, LocalDate day) {
        if (centre == null) {
            return;
        }
        var scheme = catalog.edition(edition).scheme();
        var known = scheme.assessment(assessment);
        var block = known == null ? null : known.block();
        var blocks = block == null ? null : List.of(block);
        var standing = organisations.standing(new OrganisationId(centre), Purpose.ASSESS, scheme.id(), blocks, day);
        if (!(standing instanceof Standing.Accredited)) {
            throw new NotAccredited(standing);
        }
    }
}
