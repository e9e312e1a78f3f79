package fr.parchemin.app.shell;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Certifications;
import fr.parchemin.app.people.CivilField;
import fr.parchemin.app.people.IdentityCheck;
import fr.parchemin.app.people.IdentityCheck.Outcome;
import fr.parchemin.app.people.People;
import fr.parchemin.app.people.Person;
import fr.parchemin.app.people.ProvenIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A candidate's identity as we hold it beside what a provider of identities says, which they take over or not. */
@Controller
class IdentityPages {

    /** What a provider vouches for. */
    private static final Set<CivilField> PROVEN = EnumSet.range(CivilField.BIRTH_NAME, CivilField.BIRTH_CODE);

    private static final Set<CivilField> PLACE =
            EnumSet.of(CivilField.BIRTH_PLACE, CivilField.BIRTH_CODE, CivilField.BIRTH_COUNTRY);

    private final Certifications certifications;
    private final MessageSource messages;
    private final Clock clock;

    IdentityPages(Certifications certifications, MessageSource messages, Clock clock) {
        this.certifications = certifications;
        this.messages = messages;
        this.clock = clock;
    }

    /** One field, here and there. */
    record Row(String label, String held, String said, boolean same) {}

    /** What is compared: a candidate, and what was proven in this session. */
    private record Pair(Person person, OpenidProof proof, ProvenIdentity identity) {}

    private Pair pair(Actor actor, HttpServletRequest request) {
        SecondStep.refuseLinks();
        HttpSession session = request.getSession(false);
        var proof = session == null ? null : session.getAttribute(OpenidPages.PROOF);
        if (!(proof instanceof OpenidProof known) || known.identity() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return certifications
                .candidate(actor.account())
                .map(person -> new Pair(person, known, Objects.requireNonNull(known.identity())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/compte/identite")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView compare(Actor actor, HttpServletRequest request, Locale locale) {
        return page(pair(actor, request), "", false, locale);
    }

    private ModelAndView page(Pair pair, String town, boolean tried, Locale locale) {
        var view = new ModelAndView("shell/identity");
        var typed = pair.identity().typed(pair.person(), town);
        view.addObject("source", pair.proof().label());
        view.addObject("town", town);
        return switch (IdentityCheck.of(typed, LocalDate.now(clock))) {
            case Outcome.Accepted accepted -> {
                boolean stranger = !Certifications.mayBe(accepted.identity(), pair.person());
                var proven = new Person(
                        pair.person().id(), accepted.identity(), pair.person().contact(), null, 0);
                view.addObject("rows", rows(pair.person().values(), proven.values(), locale));
                view.addObject("stranger", stranger);
                view.addObject("open", !stranger);
                view.addObject("seen", pair.person().revision());
                yield view;
            }
            case Outcome.Refused(var errors, var _) -> {
                boolean asked = errors.stream().allMatch(error -> PLACE.contains(error.field()));
                view.addObject("rows", rows(pair.person().values(), typed, locale));
                view.addObject("askTown", asked);
                view.addObject("open", asked);
                view.addObject("refusals", asked && !tried ? List.of() : refusals(errors, locale));
                view.addObject("seen", pair.person().revision());
                if (tried) {
                    view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                }
                yield view;
            }
        };
    }

    private List<String> refusals(List<IdentityCheck.Finding> errors, Locale locale) {
        return errors.stream()
                .map(error -> say(
                        "people.refusal." + error.reason(),
                        locale,
                        error.arguments().toArray()))
                .toList();
    }

    private List<Row> rows(Map<CivilField, String> held, Map<CivilField, String> said, Locale locale) {
        return PROVEN.stream()
                .filter(field -> field != CivilField.BIRTH_CODE)
                .map(field -> new Row(
                        say("people.field." + field, locale),
                        shown(field, held.get(field), locale),
                        shown(field, said.get(field), locale),
                        Objects.equals(shown(field, held.get(field), locale), shown(field, said.get(field), locale))))
                .toList();
    }

    private String shown(CivilField field, @Nullable String value, Locale locale) {
        if (value == null || value.isBlank()) {
            return say("people.history.nothing", locale);
        }
        return switch (field) {
            case SEX -> Set.of("F", "M").contains(value) ? say("people.field.SEX." + value, locale) : value;
            case BIRTH_DATE ->
                IdentityCheck.date(value).map(new Formats(locale)::day).orElse(value);
            default -> value;
        };
    }

    @PostMapping("/compte/identite")
    @Allows(Action.OWN_ACCOUNT)
    ModelAndView certify(
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "0") long seen,
            Actor actor,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes redirect) {
        var pair = pair(actor, request);
        var typed = pair.identity().typed(pair.person(), town);
        return switch (IdentityCheck.of(typed, LocalDate.now(clock))) {
            case Outcome.Refused _ -> page(pair, town, true, locale);
            case Outcome.Accepted accepted -> {
                try {
                    certifications.certify(
                            pair.person().id(),
                            accepted.identity(),
                            seen,
                            pair.proof().label(),
                            actor);
                    request.getSession().removeAttribute(OpenidPages.PROOF);
                    redirect.addFlashAttribute(
                            Flash.NAME,
                            Flash.good("openid.flash.certified", pair.proof().label()));
                    yield new ModelAndView("redirect:/compte");
                } catch (People.ChangedMeanwhile _) {
                    yield page(pair, town, false, locale).addObject("changed", true);
                } catch (People.KnownElsewhere _) {
                    yield page(pair, town, false, locale).addObject("elsewhere", true);
                }
            }
        };
    }

    /** Nothing is taken over. */
    @PostMapping("/compte/identite/plus-tard")
    @Allows(Action.OWN_ACCOUNT)
    String later(Actor actor, HttpServletRequest request) {
        pair(actor, request);
        request.getSession().removeAttribute(OpenidPages.PROOF);
        return "redirect:/";
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
