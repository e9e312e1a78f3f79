package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Accommodation;
import fr.parchemin.app.candidacy.Accommodation.Ruling;
import fr.parchemin.app.candidacy.Measures;
import fr.parchemin.app.catalog.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How measures and decisions are said to a reader. */
record MeasureWords(MessageSource messages, Locale locale) {

    /**
     * A request with what became of it.
     *
     * @param state the badge of the decision that stands
     * @param corrects whether there is a decision to correct
     */
    record Shown(long id, String asked, List<String> wanted, String state, boolean corrects, List<Past> past) {}

    /**
     * A decision.
     *
     * @param replaced whether a later one stands
     */
    record Past(
            String words, List<String> measures, @Nullable String motive, String who, boolean replaced) {}

    /** The measures, one sentence each. */
    List<String> of(Measures measures) {
        List<String> words = new ArrayList<>();
        if (measures.extraTimePercent() > 0) {
            words.add(say("time", measures.extraTimePercent()));
        }
        if (measures.humanHelp()) {
            words.add(say("help"));
        }
        if (measures.adaptedDocument()) {
            words.add(say("document"));
        }
        if (measures.ownRoom()) {
            words.add(say("room"));
        }
        return words;
    }

    Shown shown(Accommodation one) {
        var formats = new Formats(locale);
        var rulings = one.rulings();
        return new Shown(
                one.request().id(),
                say("asked-on", formats.day(one.request().on()), one.request().by()),
                of(one.request().wanted()),
                one.ruling()
                        .map(ruling -> ruling.decision().granted().isAny() ? "GRANTED" : "REFUSED")
                        .orElse("AWAITED"),
                !rulings.isEmpty(),
                rulings.stream()
                        .map(ruling -> past(ruling, !ruling.equals(rulings.getLast()), formats))
                        .toList());
    }

    private Past past(Ruling ruling, boolean replaced, Formats formats) {
        var decision = ruling.decision();
        var outcome = decision.granted().isAny() ? "granted-on" : "refused-on";
        return new Past(
                say(outcome, formats.day(decision.on())),
                of(decision.granted()),
                ruling.motive() == null
                        ? null
                        : messages.getMessage("candidacy.accommodation.motive." + ruling.motive(), null, locale),
                say(
                        "by",
                        formats.moment(ruling.recorded().at()),
                        ruling.recorded().by()),
                replaced);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage("candidacy.measure." + key, arguments, locale);
    }
}
