package fr.parchemin.app.jury.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.Admissions;
import fr.parchemin.app.jury.Admissions.Seat;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Session;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Invitations.Outcome;
import fr.parchemin.app.people.Invitations.Seating;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the members of a session are sent what lets them in. */
@Controller
class MemberPages {

    static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,100}@[^\\s@<>\",;]{1,100}");

    private final Deliberations deliberations;
    private final Admissions admissions;

    MemberPages(Deliberations deliberations, Admissions admissions) {
        this.deliberations = deliberations;
        this.admissions = admissions;
    }

    @GetMapping("/jurys/{session}/membres")
    @Allows(Action.ADMIT_MEMBERS)
    ModelAndView page(@PathVariable long session) {
        return page(session, null, "");
    }

    /** With what is wrong with the e-mail of one member, if anything is. */
    private ModelAndView page(long session, @Nullable Integer mistyped, String fault) {
        Session found = found(session);
        var view = new ModelAndView("jury/members");
        view.addObject("jury", found);
        view.addObject("seats", admissions.seats(found.id()));
        view.addObject("mistyped", mistyped);
        view.addObject("fault", fault);
        if (mistyped != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private Session found(long session) {
        return deliberations
                .find(new SessionId(session))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/jurys/{session}/membres")
    @Allows(Action.ADMIT_MEMBERS)
    ModelAndView send(
            @PathVariable long session,
            @RequestParam int place,
            @RequestParam(required = false) @Nullable String email,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var jury = found(session);
        var id = jury.id();
        Optional<Seat> seat = admissions.seats(id).stream()
                .filter(one -> one.place() == place)
                .findFirst();
        if (seat.isPresent() && seat.get().email() == null) {
            if (email == null || !EMAIL.matcher(email.strip()).matches()) {
                return page(session, place, "mistyped");
            }
            if (admissions.admit(id, place, email, actor).orElse(null) instanceof Seating.Closed) {
                return page(session, place, "closed");
            }
        }
        var name = seat.map(Seat::name).orElse("");
        return admissions
                .link(id, place, actor)
                .map(outcome -> answer(jury, outcome, name, locale, redirect))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView answer(
            Session session, Outcome outcome, String name, Locale locale, RedirectAttributes redirect) {
        if (outcome instanceof Outcome.Handed handed) {
            var view = new ModelAndView("shell/handed");
            view.addObject("name", name);
            view.addObject("address", handed.address());
            view.addObject("until", new Formats(locale).moment(handed.until()));
            view.addObject("opened", session.cohortName());
            view.addObject("opens", Kind.SESSION);
            view.addObject("back", "/jurys/" + session.id().value() + "/membres");
            return view;
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.good("jury.flash.link-sent", name));
        return new ModelAndView("redirect:/jurys/" + session.id().value() + "/membres");
    }
}
