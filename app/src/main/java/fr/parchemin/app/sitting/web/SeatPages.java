package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Offer;
import fr.parchemin.app.sitting.Seat;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.Seating;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import fr.parchemin.app.sitting.Summonses;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How candidates are seated at a sitting, and taken out of it. */
@Controller
class SeatPages {

    /** How many names a sentence bears. */
    private static final int NAMED = 5;

    private final Sittings sittings;
    private final Summonses summonses;
    private final SittingReadout readout;
    private final Telling telling;

    SeatPages(Sittings sittings, Summonses summonses, SittingReadout readout, Telling telling) {
        this.sittings = sittings;
        this.summonses = summonses;
        this.readout = readout;
        this.telling = telling;
    }

    @PostMapping("/passages/{sitting}/candidats")
    @Allows(Action.EDIT_SITTING)
    ModelAndView seat(
            @PathVariable long sitting,
            @RequestParam(name = "candidature", required = false) @Nullable List<Long> candidacies,
            @RequestParam(name = "tous", defaultValue = "false") boolean all,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var found = found(sitting);
        var seating = all
                ? Seats.all(found, sittings.offer(found, actor))
                : Seats.of(candidacies == null ? List.of() : candidacies);
        if (seating.chosen().isEmpty()) {
            return readout.hindered(found, List.of(nobody(seating, locale)), actor, locale);
        }
        return switch (sittings.seat(found.id(), seating.chosen(), actor)) {
            case Seating.Seated _ -> {
                redirect.addFlashAttribute(Flash.NAME, told(found, seating, actor, locale));
                yield new ModelAndView("redirect:/passages/" + sitting);
            }
            case Seating.Refused(var obstacles) ->
                readout.hindered(
                        found,
                        obstacles.stream()
                                .map(one -> telling.obstacle(found, one, locale))
                                .toList(),
                        actor,
                        locale);
        };
    }

    /**
     * Who is to be seated, and how many are not.
     *
     * @param elsewhere who sit elsewhere
     * @param notThen whom the rules do not let sit that day
     * @param noRoom for whom no place is left
     */
    private record Seats(List<CandidacyId> chosen, int elsewhere, int notThen, int noRoom) {

        static Seats of(List<Long> chosen) {
            return new Seats(chosen.stream().distinct().map(CandidacyId::new).toList(), 0, 0, 0);
        }

        static Seats all(Sitting sitting, Offer offer) {
            var open = offer.open(sitting);
            var free = Objects.requireNonNullElse(sitting.free(), Integer.MAX_VALUE);
            var chosen = open.subList(0, Math.min(open.size(), free));
            return new Seats(
                    chosen, offer.leftOut().size(), offer.entitled().size() - open.size(), open.size() - chosen.size());
        }

        int left() {
            return elsewhere + notThen + noRoom;
        }
    }

    private String nobody(Seats seats, Locale locale) {
        return seats.left() == 0 ? telling.say("sitting.nobody-chosen", locale) : left(seats, locale);
    }

    private String left(Seats seats, Locale locale) {
        return telling.say(
                "sitting.not-all",
                locale,
                seats.left(),
                Stream.of(
                                reason("elsewhere", seats.elsewhere(), locale),
                                reason("not-then", seats.notThen(), locale),
                                reason("no-room", seats.noRoom(), locale))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private String reason(String why, int count, Locale locale) {
        return count == 0 ? "" : telling.say("sitting.not-all." + why, locale, count);
    }

    /** Names those who are seated, or the first of many, and says who is not and why. */
    private Flash told(Sitting sitting, Seats seats, Actor actor, Locale locale) {
        var names = sittings.seats(sitting.id(), actor).stream()
                .filter(seat -> seats.chosen().contains(seat.candidacy()))
                .map(Seat::spokenName)
                .toList();
        var shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int more = names.size() - Math.min(NAMED, names.size());
        var named = more == 0 ? shown : telling.say("sitting.and-more", locale, shown, more);
        return seats.left() == 0
                ? Flash.good("sitting.flash.seated", names.size(), named)
                : Flash.warning("sitting.flash.seated-some", names.size(), named, left(seats, locale));
    }

    @GetMapping("/passages/{sitting}/candidats/{candidacy}/retrait")
    @Allows(Action.EDIT_SITTING)
    ModelAndView leaving(@PathVariable long sitting, @PathVariable long candidacy, Actor actor, Locale locale) {
        var found = found(sitting);
        var seat = sittings.seat(found.id(), new CandidacyId(candidacy), actor).orElseThrow(SittingPages::notFound);
        var view = new ModelAndView("sitting/release");
        view.addObject("sitting", found);
        view.addObject("what", telling.what(found, locale));
        view.addObject("when", telling.when(found.when(), locale));
        view.addObject("seat", seat);
        view.addObject("begun", summonses.hasBegun(found));
        view.addObject("formats", new Formats(locale));
        return view;
    }

    @PostMapping("/passages/{sitting}/candidats/{candidacy}/retrait")
    @Allows(Action.EDIT_SITTING)
    String release(@PathVariable long sitting, @PathVariable long candidacy, Actor actor, RedirectAttributes redirect) {
        var id = found(sitting).id();
        var name = sittings.seat(id, new CandidacyId(candidacy), actor)
                .orElseThrow(SittingPages::notFound)
                .spokenName();
        redirect.addFlashAttribute(
                Flash.NAME,
                sittings.release(id, new CandidacyId(candidacy), actor)
                        ? Flash.good("sitting.flash.released", name)
                        : Flash.warning("sitting.flash.not-released", name));
        return "redirect:/passages/" + sitting;
    }

    private Sitting found(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(SittingPages::notFound);
    }
}
