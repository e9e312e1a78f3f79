package fr.parchemin.app.sitting.web;

import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.sitting.Doubt;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.Sitting.When;
import fr.parchemin.app.sitting.Sittings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Has whoever gives a sitting a day that is out of the ordinary confirm that they mean it: a box for each thing. */
@Component
class Confirming {

    private final Sittings sittings;
    private final Telling telling;
    private final Clock clock;

    Confirming(Sittings sittings, Telling telling, Clock clock) {
        this.sittings = sittings;
        this.telling = telling;
        this.clock = clock;
    }

    /**
     * A box to tick.
     *
     * @param path the property of the form
     * @param key what is ticked
     */
    record Box(String path, String key) {}

    /**
     * What the day is for.
     *
     * @param before the day and hours until now, absent: it is planned
     */
    record Of(CohortId cohort, String assessment, @Nullable When before) {

        static Of moving(Sitting sitting) {
            return new Of(sitting.cohort(), sitting.assessment(), sitting.when());
        }
    }

    /** The boxes for what is typed, none while the day or its hours are missing, or stay as they were. */
    List<Box> boxes(Of what, SittingForm form) {
        return doubts(what, form).stream().map(this::box).toList();
    }

    /** Says on the form what is to be confirmed and is not. */
    void check(Of what, SittingForm form, BindingResult errors, Locale locale) {
        var confirmed = form.confirmed();
        reject(
                doubts(what, form).stream()
                        .filter(doubt -> !confirmed.contains(doubt.kind()))
                        .toList(),
                errors,
                locale);
    }

    /** Says on the form that these are to be confirmed. */
    void reject(List<Doubt> doubts, BindingResult errors, Locale locale) {
        doubts.forEach(doubt -> {
            var sentence = sentence(doubt, locale);
            errors.rejectValue(box(doubt).path(), "sitting.said", new Object[] {sentence}, sentence);
        });
    }

    private List<Doubt> doubts(Of what, SittingForm form) {
        return !form.isTimed() || form.when().equals(what.before())
                ? List.of()
                : sittings.doubts(what.cohort(), what.assessment(), form.when());
    }

    private Box box(Doubt doubt) {
        return switch (doubt) {
            case Doubt.Begun(var when) ->
                new Box("past", when.day().isBefore(LocalDate.now(clock)) ? "sitting.past" : "sitting.past.today");
            case Doubt.Sunday _, Doubt.PublicHoliday _ -> new Box("holiday", "sitting.holiday");
            case Doubt.AfterJury _ -> new Box("jury", "sitting.jury");
        };
    }

    private String sentence(Doubt doubt, Locale locale) {
        var formats = new Formats(locale);
        return switch (doubt) {
            case Doubt.Begun(var when) ->
                telling.say(
                        "sitting.doubt.past",
                        locale,
                        formats.day(when.day()),
                        Telling.hour(when.from(), locale),
                        telling.say(box(doubt).key(), locale));
            case Doubt.Sunday(var day) -> telling.say("sitting.doubt.sunday", locale, formats.day(day));
            case Doubt.PublicHoliday(var day, var holiday) ->
                telling.say(
                        "sitting.doubt.holiday",
                        locale,
                        formats.day(day),
                        telling.say("candidacy.holiday." + holiday, locale));
            case Doubt.AfterJury(var _, var jury) -> telling.say("sitting.doubt.jury", locale, formats.day(jury));
        };
    }
}
