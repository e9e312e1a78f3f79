package fr.parchemin.app.demo;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.people.Accounts;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Reach.Scope;
import java.util.Comparator;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Those who see a part of the example only: one of the candidates, and somebody who audits the oldest cohort. */
@Component
@Order(3)
class Visitors implements Chapter {

    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Accounts accounts;

    Visitors(Cohorts cohorts, Candidacies candidacies, Accounts accounts) {
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.accounts = accounts;
    }

    @Override
    public void tell(Cast cast) {
        cohorts.latest(Actor.application(), null, Integer.MAX_VALUE).stream()
                .filter(cohort -> cohort.size() > 0)
                .min(Comparator.comparingLong(cohort -> cohort.id().value()))
                .ifPresent(this::admit);
    }

    private void admit(Cohort cohort) {
        open(Guest.AUDITOR, Guest.AUDITOR.fullName(), Scope.COHORT, cohort.id().value());
        Candidacy candidacy = candidacies.of(cohort.id()).getFirst();
        open(
                Guest.CANDIDATE,
                candidacy.identity().spokenName(),
                Scope.PERSON,
                candidacy.person().value());
    }

    private void open(Guest guest, String name, Scope scope, long of) {
        accounts.open(guest.email(), name, guest.password(), guest.role(), scope, Long.toString(of));
    }
}
