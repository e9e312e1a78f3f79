package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortAgenda.Entry;
import fr.parchemin.app.candidacy.CohortAgenda.Kind;
import fr.parchemin.app.candidacy.CohortCalendars;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The calendar of what is due in a cohort, to read and to take away. */
@Controller
class CalendarPages {

    private static final int ROWS = 50;

    private final Cohorts cohorts;
    private final CohortCalendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    CalendarPages(Cohorts cohorts, CohortCalendars calendars, MessageSource messages, Clock clock) {
        this.cohorts = cohorts;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cohortes/{cohort}/echeances")
    @Allows(Action.SEE_COHORT)
    String page(
            @PathVariable long cohort,
            @RequestParam(name = "nature", defaultValue = "") String nature,
            @RequestParam(name = "apres", defaultValue = "") String after,
            Actor actor,
            Model model,
            Locale locale) {
        var found = find(cohort);
        var all = calendars.of(found, actor);
        var chosen = chosen(all, nature);
        var wanted = of(all, chosen);
        var rows = wanted.subList(place(wanted, after), wanted.size());
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var words = new CalendarWords(messages, locale, LocalDate.now(clock));
        var base = "/cohortes/" + cohort + "/echeances";
        model.addAttribute("cohort", found);
        model.addAttribute("chips", chips(base, all, chosen, words));
        model.addAttribute("late", wanted.stream().filter(words::isLate).count());
        model.addAttribute("count", wanted.size());
        model.addAttribute("export", wanted.isEmpty() ? null : address(base + ".ics", chosen, null));
        model.addAttribute("rows", shown.stream().map(words::row).toList());
        model.addAttribute("previous", after.isEmpty() ? null : address(base, chosen, null));
        model.addAttribute("next", rows.size() > ROWS ? address(base, chosen, shown.getLast()) : null);
        return "candidacy/calendar";
    }

    /** What is seen, for the calendar of whoever reads it. */
    @GetMapping("/cohortes/{cohort}/echeances.ics")
    @Allows(Action.SEE_COHORT)
    ResponseEntity<byte[]> export(
            @PathVariable long cohort,
            @RequestParam(name = "nature", defaultValue = "") String nature,
            Actor actor,
            Locale locale,
            UriComponentsBuilder here) {
        var found = find(cohort);
        var all = calendars.of(found, actor);
        var words = new CalendarWords(messages, locale, LocalDate.now(clock));
        var site = here.replacePath("").replaceQuery(null).build().toUriString();
        var file = CalendarFile.of(found, of(all, chosen(all, nature)), words, site, clock.instant());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"echeances-" + cohort + ".ics\"")
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    private Cohort find(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static @Nullable Kind chosen(List<Entry> all, String nature) {
        return all.stream()
                .map(Entry::kind)
                .filter(kind -> kind.name().equals(nature))
                .findFirst()
                .orElse(null);
    }

    private static List<Entry> of(List<Entry> all, @Nullable Kind chosen) {
        return chosen == null
                ? all
                : all.stream().filter(entry -> entry.kind() == chosen).toList();
    }

    /** Where the page begins: after the one that is named, or where nobody is so named at the first. */
    private static int place(List<Entry> wanted, String after) {
        for (int i = 0; i < wanted.size(); i++) {
            if (name(wanted.get(i)).equals(after)) {
                return i + 1;
            }
        }
        return 0;
    }

    static String name(Entry entry) {
        return entry.kind() + "-" + entry.name() + "-" + Objects.requireNonNullElse(entry.day(), "");
    }

    private static List<Chip> chips(String base, List<Entry> all, @Nullable Kind chosen, CalendarWords words) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(words.say("candidacy.deadlines.all"), base, chosen == null, null));
        Arrays.stream(Kind.values())
                .filter(kind -> all.stream().anyMatch(entry -> entry.kind() == kind))
                .forEach(kind -> chips.add(new Chip(
                        words.say("candidacy.calendar.kind." + kind),
                        address(base, kind, null),
                        kind == chosen,
                        all.stream().filter(entry -> entry.kind() == kind).count())));
        return chips;
    }

    private static String address(String base, @Nullable Kind chosen, @Nullable Entry after) {
        var address = UriComponentsBuilder.fromPath(base);
        if (chosen != null) {
            address.queryParam("nature", chosen);
        }
        if (after != null) {
            address.queryParam("apres", name(after));
        }
        return address.build().toUriString();
    }

    /** A filter. */
    record Chip(
            String label,
            String href,
            boolean current,
            @Nullable Long count) {}
}
