package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Organisation.OrganisationId;
import fr.parchemin.app.people.Organisation.Standing;
import fr.parchemin.app.people.Organisations;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.Obstacle;
import fr.parchemin.app.sitting.Sitting.When;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Says what sittings are, in the reader's language. */
@Component
class Telling {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern HOUR = Pattern.compile("\\d{2}:\\d{2}");

    private final Catalog catalog;
    private final Organisations organisations;
    private final MessageSource messages;

    Telling(Catalog catalog, Organisations organisations, MessageSource messages) {
        this.catalog = catalog;
        this.organisations = organisations;
        this.messages = messages;
    }

    Labels labels(Sitting sitting, Locale locale) {
        return new Labels(catalog.edition(sitting.edition()).scheme(), messages, locale);
    }

    /** {@code Étude de cas du bloc 1}, or {@code Rattrapage : étude de cas du bloc 1}. */
    String what(Sitting sitting, Locale locale) {
        var name = labels(sitting, locale).assessment(sitting.assessment());
        return sitting.resit() ? say("sitting.resit-of", locale, name) : name;
    }

    /** What somebody has to hand in grids of. */
    String what(Assessors.Due due, Locale locale) {
        var labels = new Labels(catalog.edition(due.edition()).scheme(), messages, locale);
        var name = labels.assessment(due.assessment());
        return due.resit() ? say("sitting.resit-of", locale, name) : name;
    }

    /** {@code 18 mai 2026, de 9 h à 11 h}. */
    String when(When when, Locale locale) {
        return say(
                "sitting.when",
                locale,
                new Formats(locale).day(when.day()),
                hour(when.from(), locale),
                hour(when.until(), locale));
    }

    /** {@code 9 h}, {@code 9 h 30}. */
    static String hour(LocalTime time, Locale locale) {
        boolean french = locale.getLanguage().equals("fr");
        var pattern = !french ? "HH:mm" : time.getMinute() == 0 ? "H 'h'" : "H 'h' mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(time).replace(' ', '\u00a0');
    }

    /** Why somebody cannot be seated, with days and hours as people write them. */
    String obstacle(Sitting sitting, Obstacle obstacle, Locale locale) {
        var labels = labels(sitting, locale);
        return say(
                obstacle.key(),
                locale,
                obstacle.arguments().stream()
                        .map(argument -> written(labels, argument, locale))
                        .toArray());
    }

    private static Object written(Labels labels, String argument, Locale locale) {
        if (COUNT.matcher(argument).matches()) {
            return Integer.valueOf(argument);
        }
        if (DAY.matcher(argument).matches()) {
            return new Formats(locale).day(LocalDate.parse(argument));
        }
        return HOUR.matcher(argument).matches() ? hour(LocalTime.parse(argument), locale) : labels.subject(argument);
    }

    /** {@code Temps majoré de 33 %, salle à part}. */
    String measures(Measures measures, Locale locale) {
        List<String> words = new ArrayList<>();
        if (measures.extraTimePercent() > 0) {
            words.add(say("candidacy.measure.time", locale, measures.extraTimePercent()));
        }
        Map.of("help", measures.humanHelp(), "document", measures.adaptedDocument(), "room", measures.ownRoom())
                .entrySet()
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(measure -> words.add(say("candidacy.measure." + measure, locale)));
        return say("sitting.accommodated", locale, String.join(", ", words));
    }

    /** The centre that organises it, absent: the awarding body does. */
    @Nullable
    String organiser(Sitting sitting) {
        return Optional.ofNullable(sitting.centre())
                .flatMap(centre -> organisations.find(new OrganisationId(centre)))
                .map(centre -> centre.description().name())
                .orElse(null);
    }

    /** Says on a form why a centre may not organise the sitting. */
    void reject(BindingResult errors, String field, Standing standing, Locale locale) {
        var said = standing.said();
        var arguments = said.arguments().stream()
                .map(one -> DAY.matcher(one).matches() ? new Formats(locale).day(LocalDate.parse(one)) : one)
                .toArray();
        errors.rejectValue(field, "sitting.centre." + said.reason(), arguments, said.reason());
    }

    String say(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }
}
