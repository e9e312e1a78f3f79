package fr.parchemin.app.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Organisation.Accreditation;
import fr.parchemin.app.people.Organisation.Description;
import fr.parchemin.app.people.Organisation.Kind;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Purpose;
import fr.parchemin.app.people.Organisation.Standing;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.people.Reach.Scope;
import fr.parchemin.app.sitting.Sitting.Plan;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sitting.Where;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Centres organise sittings of what they are accredited to assess, as long as they are. */
@ParcheminTest
@Import(AJury.class)
class OrganisersTests {

    private static final String CASE_STUDY = "B1.etude-de-cas";
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final LocalDate DAY = LocalDate.of(2026, 5, 18);
    private static final Set<Doubt.Kind> ANY = EnumSet.allOf(Doubt.Kind.class);

    @Autowired
    AJury jury;

    @Autowired
    Sittings sittings;

    @Autowired
    Organisations organisations;

    @Autowired
    Accounts accounts;

    private OrganisationId centre() {
        return organisations.register(
                new Description(
                        "Centre " + UUID.randomUUID(),
                        Set.of(Kind.EXAMINES),
                        null,
                        null,
                        null,
                        null,
                        "Rennes",
                        null,
                        null),
                AJury.MANAGER);
    }

    private void accredit(OrganisationId centre, Purpose purpose, @Nullable List<String> blocks) {
        organisations.accredit(
                centre, new Accreditation(0, "certification-jnac", purpose, blocks, null, FIRST, LAST), AJury.MANAGER);
    }

    private static Plan plan(LocalDate day, @Nullable OrganisationId centre) {
        return new Plan(
                CASE_STUDY,
                false,
                when(day),
                new Where("Salle 12", false),
                null,
                centre == null ? null : (Long) centre.value());
    }

    private static When when(LocalDate day) {
        return new When(day, LocalTime.of(9, 0), LocalTime.of(11, 0));
    }

    private Standing refused(CohortId cohort, Plan plan, Actor by) {
        return catchThrowableOfType(NotAccredited.class, () -> sittings.plan(cohort, plan, ANY, by))
                .standing();
    }

    private Actor manager(OrganisationId... centres) {
        var email = UUID.randomUUID() + "@exemple.fr";
        Actor actor = null;
        for (OrganisationId centre : centres) {
            actor = accounts.open(
                    email, "Nour Haddad", "secret", Role.CENTRE_MANAGER, Scope.CENTRE, Long.toString(centre.value()));
        }
        long account = accounts.find(email).orElseThrow();
        return accounts.actor(account, Role.CENTRE_MANAGER, null).orElse(actor);
    }

    @Test
    void toPrepareIsNotToAssess() {
        var cohort = jury.cohort();
        var centre = centre();
        accredit(centre, Purpose.PREPARE, null);
        assertThat(refused(cohort, plan(DAY, centre), AJury.MANAGER)).isInstanceOf(Standing.Never.class);

        accredit(centre, Purpose.ASSESS, List.of("B2"));
        assertThat(refused(cohort, plan(DAY, centre), AJury.MANAGER)).isInstanceOf(Standing.OtherBlocks.class);

        accredit(centre, Purpose.ASSESS, List.of("B1"));
        var planned = sittings.plan(cohort, plan(DAY, centre), ANY, AJury.MANAGER);
        assertThat(sittings.find(planned).orElseThrow().centre()).isEqualTo(centre.value());
    }

    @Test
    void aSittingIsNotMovedBeyondTheLastDay() {
        var cohort = jury.cohort();
        var centre = centre();
        accredit(centre, Purpose.ASSESS, null);
        assertThat(refused(cohort, plan(LAST.plusDays(1), centre), AJury.MANAGER))
                .isInstanceOf(Standing.OutOfDate.class);

        var planned = sittings.plan(cohort, plan(LAST, centre), ANY, AJury.MANAGER);
        var later = catchThrowableOfType(
                NotAccredited.class,
                () -> sittings.move(
                        planned, when(LAST.plusDays(1)), new Where("Salle 12", false), null, ANY, AJury.MANAGER));
        assertThat(later.standing()).isInstanceOf(Standing.OutOfDate.class);
        assertThat(sittings.find(planned).orElseThrow().when().day()).isEqualTo(LAST);
    }

    @Test
    void whoeverActsForCentresOrganisesForOneOfThese() {
        var cohort = jury.cohort();
        var one = centre();
        var two = centre();
        var other = centre();
        for (OrganisationId centre : List.of(one, two, other)) {
            accredit(centre, Purpose.ASSESS, null);
        }
        var both = manager(one, two);
        assertThat(both.centre()).isNull();
        assertThat(manager(one).centre()).isEqualTo(one.value());

        assertThat(refused(cohort, plan(DAY, null), both)).isInstanceOf(Standing.SeveralCentres.class);
        assertThat(refused(cohort, plan(DAY, other), both)).isInstanceOf(Standing.Unknown.class);
        assertThat(sittings.find(sittings.plan(cohort, plan(DAY, two), ANY, both))
                        .orElseThrow()
                        .centre())
                .isEqualTo(two.value());
        assertThat(sittings.find(sittings.plan(cohort, plan(DAY, null), ANY, AJury.MANAGER))
                        .orElseThrow()
                        .centre())
                .isNull();
    }
}
