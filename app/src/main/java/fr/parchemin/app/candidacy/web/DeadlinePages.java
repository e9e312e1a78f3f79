package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Deadline;
import fr.parchemin.app.candidacy.Deadline.Kind;
import fr.parchemin.app.candidacy.Deadlines;
import fr.parchemin.app.candidacy.Deadlines.Place;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What waits about the candidacies of a cohort, candidate by candidate. */
@Controller
class DeadlinePages {

    private static final int ROWS = 50;

    private final Cohorts cohorts;
    private final Deadlines deadlines;
    private final MessageSource messages;
    private final Clock clock;

    DeadlinePages(Cohorts cohorts, Deadlines deadlines, MessageSource messages, Clock clock) {
        this.cohorts = cohorts;
        this.deadlines = deadlines;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/echeances/candidats")
    @Allows(Action.SEE_COHORT)
    String page(
            @PathVariable long cohort,
            @RequestParam(name = "nature", defaultValue = "") String nature,
            @RequestParam(name = "apres", defaultValue = "") String after,
            Actor actor,
            Model model,
            Locale locale) {
        var found =
                cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var seen = Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.ACCOMMODATION || Action.SEE_ACCOMMODATIONS.allows(actor.role()))
                .toList();
        var chosen = seen.stream().filter(kind -> kind.name().equals(nature)).toList();
        var kinds = chosen.isEmpty() ? seen : chosen;
        var rows = deadlines.of(found.id(), actor, kinds, Place.read(after).orElse(null), ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var address = "/cohortes/" + cohort + "/echeances/candidats";
        model.addAttribute("cohort", found);
        model.addAttribute("chips", chips(address, seen, chosen, locale));
        model.addAttribute("jury", jury(found, locale));
        model.addAttribute("rows", shown.stream().map(one -> row(one, locale)).toList());
        model.addAttribute("previous", after.isEmpty() ? null : address(address, chosen, null));
        model.addAttribute("next", rows.size() > ROWS ? address(address, chosen, Place.of(shown.getLast())) : null);
        return "candidacy/deadlines";
    }

    private List<Chip> chips(String address, List<Kind> seen, List<Kind> chosen, Locale locale) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(say("candidacy.deadlines.all", locale), address, chosen.isEmpty(), null));
        seen.forEach(kind -> chips.add(new Chip(
                say("candidacy.deadlines." + kind, locale),
                address(address, List.of(kind), null),
                chosen.equals(List.of(kind)),
                null)));
        return chips;
    }

    private static String address(String address, List<Kind> chosen, @Nullable Place after) {
        var nature = chosen.isEmpty() ? "" : "nature=" + chosen.getFirst();
        var place = after == null ? "" : "apres=" + after;
        var query = nature + (nature.isEmpty() || place.isEmpty() ? "" : "&") + place;
        return query.isEmpty() ? address : address + "?" + query;
    }

    private @Nullable String jury(Cohort cohort, Locale locale) {
        return cohort.juryOn() == null ? null : new Formats(locale).day(cohort.juryOn());
    }

    private Row row(Deadline one, Locale locale) {
        boolean late = one.kind() == Kind.ADMISSIBILITY && one.day().isBefore(LocalDate.now(clock));
        return new Row(
                one.page(),
                one.candidate(),
                one.number(),
                say("candidacy.deadlines." + one.kind(), locale),
                say(
                        late ? "candidacy.deadlines.late" : "candidacy.deadlines.when." + one.kind(),
                        locale,
                        new Formats(locale).day(one.day())));
    }

    /** A filter. */
    record Chip(
            String label,
            String href,
            boolean current,
            @Nullable Long count) {}

    /** Something that waits. */
    record Row(String address, String name, String number, String what, String when) {}

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
