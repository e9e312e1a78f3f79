package fr.parchemin.app.notice.web;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.notice.Letter;
import fr.parchemin.app.notice.Outbox;
import fr.parchemin.app.notice.Postman;
import fr.parchemin.app.notice.Reminders;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.sitting.Assessors;
import fr.parchemin.app.sitting.Assessors.Due;
import fr.parchemin.app.sitting.Sitting;
import fr.parchemin.app.sitting.SittingId;
import fr.parchemin.app.sitting.Sittings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reminders to the assessors of a sitting: who has still to hand in grids, who was told so and when, and once more. */
@Controller
class ReminderPages {

    private final Sittings sittings;
    private final Assessors assessors;
    private final Outbox outbox;
    private final Reminders reminders;
    private final Postman postman;
    private final LetterDesk desk;
    private final Catalog catalog;
    private final MessageSource messages;

    ReminderPages(
            Sittings sittings,
            Assessors assessors,
            Outbox outbox,
            Reminders reminders,
            Postman postman,
            LetterDesk desk,
            Catalog catalog,
            MessageSource messages) {
        this.sittings = sittings;
        this.assessors = assessors;
        this.outbox = outbox;
        this.reminders = reminders;
        this.postman = postman;
        this.desk = desk;
        this.catalog = catalog;
        this.messages = messages;
    }

    /**
     * Somebody who has grids to hand in.
     *
     * @param last the last reminder to them, absent: there was none
     */
    record Row(Due due, @Nullable Letter last) {}

    @GetMapping("/passages/{sitting}/rappels")
    @Allows(Action.APPOINT_ASSESSORS)
    String list(@PathVariable long sitting, Model model, Locale locale) {
        var found = sitting(sitting);
        var letters = outbox.ofSitting(found.id());
        model.addAttribute("sitting", found);
        model.addAttribute("what", what(found, locale));
        model.addAttribute("day", new Formats(locale).day(found.when().day()));
        model.addAttribute(
                "rows",
                assessors.due(found.id()).stream()
                        .map(due -> new Row(due, last(letters, due)))
                        .toList());
        model.addAttribute("letters", letters);
        model.addAttribute("canSend", postman.canSend());
        model.addAttribute("formats", new Formats(locale));
        return "notice/reminders";
    }

    private static @Nullable Letter last(List<Letter> letters, Due due) {
        return letters.stream()
                .filter(letter -> Objects.equals(letter.account(), due.account()))
                .findFirst()
                .orElse(null);
    }

    private String what(Sitting sitting, Locale locale) {
        return new Labels(catalog.edition(sitting.edition()).scheme(), messages, locale)
                .assessment(sitting.assessment());
    }

    @PostMapping("/passages/{sitting}/rappels/{account:\\d+}")
    @Allows(Action.APPOINT_ASSESSORS)
    String remind(
            @PathVariable long sitting, @PathVariable("account") long who, Actor actor, RedirectAttributes redirect) {
        var due = assessors.due(sitting(sitting).id()).stream()
                .filter(one -> one.account() == who)
                .findFirst();
        redirect.addFlashAttribute(Flash.NAME, reminded(due, actor));
        return "redirect:/passages/" + sitting + "/rappels";
    }

    private Flash reminded(Optional<Due> due, Actor actor) {
        if (due.isEmpty()) {
            return Flash.warning("notice.reminder.nothing-due");
        }
        if (!reminders.remind(due.get(), actor)) {
            return Flash.warning("notice.reminder.meanwhile", due.get().name());
        }
        var written = postman.canSend() ? "notice.reminder.written" : "notice.reminder.to-hand";
        return Flash.good(written, due.get().name());
    }

    @GetMapping("/passages/{sitting}/rappels/lettres/{letter:\\d+}")
    @Allows(Action.APPOINT_ASSESSORS)
    String one(@PathVariable long sitting, @PathVariable long letter, Model model, Locale locale) {
        var found = letter(sitting, letter);
        model.addAttribute("sitting", sitting);
        model.addAttribute("what", what(sitting(sitting), locale));
        desk.show(found, model, locale);
        return "notice/reminder";
    }

    @PostMapping("/passages/{sitting}/rappels/lettres/{letter:\\d+}/remise")
    @Allows(Action.APPOINT_ASSESSORS)
    String hand(@PathVariable long sitting, @PathVariable long letter, Actor actor, RedirectAttributes redirect) {
        return desk.hand(letter(sitting, letter), address(sitting, letter), actor, redirect);
    }

    @PostMapping("/passages/{sitting}/rappels/lettres/{letter:\\d+}/renvoi")
    @Allows(Action.APPOINT_ASSESSORS)
    String again(@PathVariable long sitting, @PathVariable long letter, Actor actor, RedirectAttributes redirect) {
        return desk.again(letter(sitting, letter), address(sitting, letter), actor, redirect);
    }

    private static String address(long sitting, long letter) {
        return "/passages/" + sitting + "/rappels/lettres/" + letter;
    }

    private Letter letter(long sitting, long letter) {
        return outbox.find(new SittingId(sitting), letter).orElseThrow(ReminderPages::notFound);
    }

    private Sitting sitting(long sitting) {
        return sittings.find(new SittingId(sitting)).orElseThrow(ReminderPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
