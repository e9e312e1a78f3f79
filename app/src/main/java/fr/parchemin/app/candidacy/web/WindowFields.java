package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.ResitWindow;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.engine.scheme.Scheme;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.servlet.ModelAndView;

/**
 * The fields in which the days of windows are typed, two for each.
 *
 * @param prefix what tells them from those of other schemes on the same page, empty: there are none
 * @param windows those of the scheme, in its order, on the days that were read
 * @param errors what was typed, and what is wrong with it
 */
record WindowFields(String prefix, List<ResitWindow> windows, BindingResult errors) {

    private static final String NAME = "windows";

    /**
     * What a page needs to show the fields of a scheme.
     *
     * @param scheme the choice of the form, empty: that of the cohort
     */
    record Group(String scheme, String title, List<Field> fields) {}

    /** What a page needs to show the fields of a window. */
    record Field(String legend, String from, String until, String hint) {}

    /** The fields of these windows, with the days that they have. */
    static WindowFields of(String prefix, List<ResitWindow> windows) {
        Map<String, Object> typed = new HashMap<>();
        for (ResitWindow window : windows) {
            typed.put(from(prefix, window), Objects.toString(window.from(), ""));
            typed.put(until(prefix, window), Objects.toString(window.until(), ""));
        }
        return new WindowFields(prefix, windows, new MapBindingResult(typed, NAME));
    }

    /** Whether the fields of these windows were on the page that was sent. */
    static boolean wereShown(String prefix, List<ResitWindow> windows, Map<String, String> sent) {
        return windows.stream().anyMatch(window -> sent.containsKey(from(prefix, window)));
    }

    /** What was typed for these windows; what cannot be is said beside its field. */
    static WindowFields read(
            String prefix,
            List<ResitWindow> named,
            Map<String, String> sent,
            @Nullable LocalDate juryOn,
            Formats formats) {
        Map<String, Object> typed = new HashMap<>();
        named.forEach(window -> List.of(from(prefix, window), until(prefix, window))
                .forEach(field -> typed.put(field, sent.getOrDefault(field, "").strip())));
        var errors = new MapBindingResult(typed, NAME);
        var windows = named.stream()
                .map(window -> window.on(day(errors, from(prefix, window)), day(errors, until(prefix, window))))
                .toList();
        var fields = new WindowFields(prefix, windows, errors);
        windows.forEach(window -> fields.check(window, juryOn, formats));
        return fields;
    }

    private static @Nullable LocalDate day(BindingResult errors, String field) {
        var text = Objects.toString(errors.getFieldValue(field), "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            errors.rejectValue(field, "candidacy.window.no-day");
            return null;
        }
    }

    private void check(ResitWindow window, @Nullable LocalDate juryOn, Formats formats) {
        var from = window.from();
        var until = window.until();
        if (from != null && until != null && until.isBefore(from)) {
            refuse(until(prefix, window), "candidacy.window.backwards", formats.day(from));
        } else if (juryOn != null) {
            requireBefore(juryOn, until, until(prefix, window), formats);
            requireBefore(juryOn, from, from(prefix, window), formats);
        }
    }

    /** From the day of the jury on nothing of its session is taken again. */
    private void requireBefore(LocalDate juryOn, @Nullable LocalDate day, String field, Formats formats) {
        if (day != null && !day.isBefore(juryOn)) {
            refuse(field, "candidacy.window.after-jury", formats.day(juryOn));
        }
    }

    private void refuse(String field, String key, String argument) {
        errors.rejectValue(field, key, new Object[] {argument}, "");
    }

    /** Puts the fields of one scheme or of several on a page. */
    static void show(ModelAndView view, List<WindowFields> all, List<Group> groups) {
        Map<String, Object> typed = new HashMap<>();
        all.forEach(one -> typed.putAll(one.typed()));
        var errors = new MapBindingResult(typed, NAME);
        all.forEach(one -> errors.addAllErrors(one.errors));
        view.addObject(NAME, typed);
        view.addObject(BindingResult.MODEL_KEY_PREFIX + NAME, errors);
        view.addObject("windowGroups", groups);
    }

    /** What stands in each field. */
    Map<String, Object> typed() {
        Map<String, Object> typed = new HashMap<>();
        windows.forEach(window -> List.of(from(prefix, window), until(prefix, window))
                .forEach(field -> typed.put(field, Objects.toString(errors.getFieldValue(field), ""))));
        return typed;
    }

    /**
     * What the page needs to show them.
     *
     * @param given the same windows as the scheme gives them for the year in question
     */
    Group group(Scheme scheme, List<ResitWindow> given, int year, Labels labels, Locale locale) {
        var formats = new Formats(locale);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            fields.add(new Field(
                    labels.assessments(window.assessments()),
                    from(prefix, window),
                    until(prefix, window),
                    hint(window, given.get(i), year, labels, formats)));
        }
        var choice = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
        return new Group(choice, scheme.title().in(locale), fields);
    }

    private static String hint(ResitWindow window, ResitWindow given, int year, Labels labels, Formats formats) {
        if (given.isLeftOpen()) {
            return labels.say("candidacy.window.hint.none", Integer.toString(year));
        }
        var key = window.equals(given) ? "candidacy.window.hint.given" : "candidacy.window.hint.otherwise";
        return labels.say(key, formats.period(given.from(), given.until()), Integer.toString(year));
    }

    private static String from(String prefix, ResitWindow window) {
        return "from-" + prefix + window.name();
    }

    private static String until(String prefix, ResitWindow window) {
        return "until-" + prefix + window.name();
    }
}
