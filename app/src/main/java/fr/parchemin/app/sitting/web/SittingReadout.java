package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.Accommodations;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.sitting.Grids;
import fr.parchemin.app.sitting.Incidents;
import fr.parchemin.app.sitting.NotOffered;
import fr.parchemin.app.sitting.Offer;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows a sitting with those who sit there. */
@Component
class SittingReadout {

    private final Sittings sittings;
    private final NotOffered notOffered;
    private final Summonses summonses;
    private final Grids grids;
    private final Incidents incidents;
    private final Accommodations accommodations;
    private final Telling telling;
    private final Clock clock;

    SittingReadout(
            Sittings sittings,
            NotOffered notOffered,
            Summonses summonses,
            Grids grids,
            Incidents incidents,
            Accommodations accommodations,
            Telling telling,
            Clock clock) {
        this.sittings = sittings;
        this.notOffered = notOffered;
        this.summonses = summonses;
        this.grids = grids;
        this.incidents = incidents;
        this.accommodations = accommodations;
        this.telling = telling;
        this.clock = clock;
    }

    /** Where it stands on a day. */
    String state(Sitting sitting) {
        var today = LocalDate.now(clock);
        if (!sitting.isOn()) {
            return "CANCELLED";
        }
        return sitting.when().day().isAfter(today)
                ? "TO_COME"
                : sitting.when().day().isEqual(today) ? "TODAY" : "HELD_ON";
    }

    /** The sitting as somebody sees it. */
    ModelAndView of(Sitting sitting, Actor actor, Locale locale) {
        var view = page(sitting, List.of(), actor, locale);
        view.addObject("summons", SummonsForm.blank());
        return view;
    }

    /** With why the candidates who were chosen are not seated. */
    ModelAndView hindered(Sitting sitting, List<String> obstacles, Actor actor, Locale locale) {
        var view = page(sitting, obstacles, actor, locale);
        view.addObject("summons", SummonsForm.blank());
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** With what was typed of the summons, and why it is not sent. */
    ModelAndView refused(Sitting sitting, Actor actor, Locale locale) {
        var view = page(sitting, List.of(), actor, locale);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(Sitting sitting, List<String> obstacles, Actor actor, Locale locale) {
        var view = new ModelAndView("sitting/sitting");
        var mayEdit = Action.EDIT_SITTING.allows(actor.role());
        var seats = sittings.seats(sitting.id(), actor);
        view.addObject(
                "page", SittingPage.of(sitting, state(sitting), seats, grids.of(sitting.id(), actor), telling, locale));
        offer(view, sitting, mayEdit && sitting.isOn(), actor, locale);
        view.addObject("organiser", telling.organiser(sitting));
        view.addObject("incidents", incidents.of(sitting.id(), actor).size());
        view.addObject("measures", Action.RUN_SITTING.allows(actor.role()) ? measures(seats, locale) : Map.of());
        view.addObject("begun", summonses.hasBegun(sitting));
        view.addObject("late", late(sitting, locale));
        view.addObject("lateCalls", summonses.late(sitting.id()));
        view.addObject("formats", new Formats(locale));
        view.addObject("obstacles", obstacles);
        return view;
    }

    private void offer(ModelAndView view, Sitting sitting, boolean edits, Actor actor, Locale locale) {
        var offer = edits ? sittings.offer(sitting, actor) : new Offer(Map.of(), List.of());
        view.addObject("entitled", SittingPage.entitled(sitting, offer.entitled(), telling, locale));
        view.addObject(
                "leftOut",
                offer.leftOut().stream()
                        .map(one -> new Elsewhere(one.where().value(), telling.obstacle(sitting, one.why(), locale)))
                        .toList());
        List<Barred> barred = edits ? barred(sitting, offer, actor, locale) : List.of();
        view.addObject("barred", barred);
        view.addObject(
                "barredCount",
                barred.stream().mapToInt(group -> group.people().size()).sum());
        var free = sitting.free();
        view.addObject("full", free != null && free == 0);
    }

    private List<Barred> barred(Sitting sitting, Offer offer, Actor actor, Locale locale) {
        return notOffered.of(sitting, offer, actor).stream()
                .map(group ->
                        new Barred(telling.obstacle(sitting, group.why(), locale), group.expected(), group.people()))
                .toList();
    }

    /**
     * Those who may not be placed, for the same reason.
     *
     * @param expected whether nothing is amiss
     */
    record Barred(String why, boolean expected, List<NotOffered.Person> people) {}

    /**
     * Somebody who is entitled and sits elsewhere.
     *
     * @param where the number of that sitting
     */
    record Elsewhere(long where, String why) {}

    /** How the sitting is adapted to whom, in words. */
    private Map<Long, String> measures(List<Seat> seats, Locale locale) {
        Map<Long, String> words = new HashMap<>();
        accommodations
                .of(seats.stream().map(Seat::candidacy).toList())
                .forEach((candidacy, measures) -> words.put(candidacy.value(), telling.measures(measures, locale)));
        return words;
    }

    /** That it is too late for the summons that the rules ask for, and what would be in time; absent: it is not. */
    private @Nullable String late(Sitting sitting, Locale locale) {
        var time = summonses.time(sitting);
        var day = sitting.when().day();
        if (!time.isTooLateFor(day)) {
            return null;
        }
        var formats = new Formats(locale);
        return telling.say(
                "sitting.late", locale, time.asked(), formats.day(time.lastCall(day)), formats.day(time.first()));
    }
}
