package fr.parchemin.app.sitting;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Outlooks;
import fr.parchemin.app.assessment.Outlooks.Filter;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Sitting.Obstacle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says of everybody of a cohort who may not be placed at a sitting why not: nobody is left out without a word. */
@Component
public class NotOffered {

    private static final int EVERYBODY = 100_000;

    private final Outlooks outlooks;
    private final Cohorts cohorts;
    private final Catalog catalog;
    private final SeatRows seats;

    NotOffered(Outlooks outlooks, Cohorts cohorts, Catalog catalog, SeatRows seats) {
        this.outlooks = outlooks;
        this.cohorts = cohorts;
        this.catalog = catalog;
        this.seats = seats;
    }

    /**
     * Those whom the same keeps from a sitting.
     *
     * @param expected whether nothing is amiss: they have it, or had it
     */
    public record Group(Obstacle why, boolean expected, List<Person> people) {}

    /** Somebody who may not be placed. */
    public record Person(CandidacyId candidacy, String name, String number) {}

    /**
     * Those whom somebody sees, by what keeps them from it; what is amiss comes first.
     *
     * @param offer who may be placed, or sits elsewhere: they are told there
     */
    public List<Group> of(Sitting sitting, Offer offer, Actor actor) {
        var told = told(sitting, offer);
        var assessment = catalog.edition(sitting.edition()).scheme().assessment(sitting.assessment());
        if (assessment == null) {
            return List.of();
        }
        var cohort = cohorts.find(sitting.cohort()).orElseThrow();
        Map<NoOffer, List<Person>> groups = new LinkedHashMap<>();
        outlooks.after(cohort, Filter.everybody(actor), null, EVERYBODY).rows().stream()
                .filter(one -> !told.contains(one.candidacy().id()))
                .forEach(one -> groups.computeIfAbsent(
                                NoOffer.of(one, assessment, sitting.resit()), _ -> new ArrayList<>())
                        .add(person(one)));
        return groups.entrySet().stream()
                .sorted(Comparator.comparing(one -> one.getKey().why()))
                .map(one -> new Group(
                        new Obstacle(one.getKey().key(), one.getKey().arguments()),
                        one.getKey().why().isExpected(),
                        one.getValue()))
                .toList();
    }

    private Set<CandidacyId> told(Sitting sitting, Offer offer) {
        Set<CandidacyId> told = seats.of(sitting.id(), Sittings.EVERYBODY).stream()
                .map(Seat::candidacy)
                .collect(Collectors.toSet());
        told.addAll(offer.entitled().keySet());
        offer.leftOut().forEach(one -> told.add(one.candidacy()));
        return told;
    }

    private static Person person(Examined one) {
        var candidacy = one.candidacy();
        return new Person(candidacy.id(), candidacy.identity().listedName(), candidacy.number());
    }
}
