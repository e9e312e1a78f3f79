package fr.parchemin.app.jury.web;

import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.Admissions;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Session;
import fr.parchemin.app.jury.Session.Opening;
import fr.parchemin.app.jury.SessionId;
import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Invitations.Seating;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of sessions and how one is opened. */
@Controller
class SessionPages {

    private static final int ROWS = 50;
    private static final int CHOICES = 200;

    private final Deliberations deliberations;
    private final Cohorts cohorts;
    private final Catalog catalog;
    private final Admissions admissions;
    private final Access access;

    SessionPages(Deliberations deliberations, Cohorts cohorts, Catalog catalog, Admissions admissions, Access access) {
        this.access = access;
        this.admissions = admissions;
        this.deliberations = deliberations;
        this.cohorts = cohorts;
        this.catalog = catalog;
    }

    /** One line of the list. */
    record Row(long id, String cohort, String scheme, String day, String place, String chair, boolean open) {}

    @GetMapping("/jurys")
    @Allows(Action.SEE_SESSIONS)
    String list(
            @RequestParam(name = "apres", required = false) @Nullable Long after,
            Actor actor,
            Model model,
            Locale locale) {
        var found = deliberations.latest(actor, after == null ? null : new SessionId(after), ROWS + 1);
        var rows =
                found.stream().limit(ROWS).map(session -> row(session, locale)).toList();
        model.addAttribute("sessions", rows);
        model.addAttribute("open", deliberations.open(actor));
        model.addAttribute("previous", after == null ? null : "/jurys");
        model.addAttribute(
                "next", found.size() > ROWS ? "/jurys?apres=" + rows.getLast().id() : null);
        return "jury/sessions";
    }

    private Row row(Session session, Locale locale) {
        return new Row(
                session.id().value(),
                session.cohortName(),
                catalog.edition(session.edition()).scheme().title().in(locale),
                new Formats(locale).day(session.heldOn()),
                session.place(),
                session.chair().name(),
                session.isOpen());
    }

    @GetMapping("/jurys/nouveau")
    @Allows(Action.OPEN_SESSION)
    ModelAndView blank(
            @RequestParam(name = "cohorte", required = false) @Nullable Long cohort, Actor actor, Locale locale) {
        var chosen = cohort == null ? null : seen(cohort, actor).orElse(null);
        return form(
                OpeningForm.of(chosen == null ? null : cohort, chosen == null ? null : chosen.juryOn()),
                List.of(),
                actor,
                locale);
    }

    @PostMapping("/jurys")
    @Allows(Action.OPEN_SESSION)
    ModelAndView open(
            @ModelAttribute("form") OpeningForm form,
            BindingResult typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        var problems = problems(form, typed, actor);
        if (!problems.isEmpty()) {
            return form(form, problems, actor, locale);
        }
        var opening = deliberations.open(
                new CohortId(Objects.requireNonNull(form.cohort())),
                Objects.requireNonNull(form.heldOn()),
                Objects.requireNonNull(form.place()),
                form.members(),
                actor);
        return switch (opening) {
            case Opening.Opened(var session) -> {
                var closed = admit(session, form, actor);
                redirect.addFlashAttribute(
                        Flash.NAME,
                        closed.isEmpty()
                                ? Flash.good("jury.flash.opened", form.members().size())
                                : Flash.warning("jury.flash.opened-closed", closed.size(), String.join(", ", closed)));
                yield new ModelAndView("redirect:/jurys/" + session.value());
            }
            case Opening.TooFewMembers(int asked, int given) ->
                form(
                        form,
                        List.of(new Problem("jury.opening.too-few", List.of(asked, given), "name-0")),
                        actor,
                        locale);
            case Opening.OneChairNeeded _ ->
                form(form, List.of(Problem.of("jury.opening.chair", "chair-0")), actor, locale);
            case Opening.AlreadyOpen _ ->
                form(form, List.of(Problem.of("jury.opening.already", "cohort")), actor, locale);
            case Opening.SchemeNotInForce _ ->
                form(form, List.of(Problem.of("jury.opening.scheme", "cohort")), actor, locale);
            case Opening.NobodyWaits _ ->
                form(form, List.of(Problem.of("jury.opening.nobody", "cohort")), actor, locale);
        };
    }

    /** Those of the e-mails whose account is closed: these members get in by no account yet. */
    private List<String> admit(SessionId session, OpeningForm form, Actor actor) {
        var addresses = form.addresses();
        return IntStream.range(0, addresses.size())
                .filter(i -> !addresses.get(i).isEmpty())
                .filter(i -> admissions
                                .admit(session, i + 1, addresses.get(i), actor)
                                .orElse(null)
                        instanceof Seating.Closed)
                .mapToObj(addresses::get)
                .toList();
    }

    /** Something to correct, and the field where it is. */
    record Problem(String key, List<Object> arguments, String field) {

        static Problem of(String key, String field) {
            return new Problem(key, List.of(), field);
        }
    }

    private List<Problem> problems(OpeningForm form, BindingResult typed, Actor actor) {
        List<Problem> problems = new java.util.ArrayList<>();
        if (form.cohort() == null || seen(form.cohort(), actor).isEmpty()) {
            problems.add(Problem.of("jury.opening.cohort", "cohort"));
        }
        if (form.heldOn() == null || typed.hasFieldErrors("heldOn")) {
            problems.add(Problem.of("jury.opening.day", "heldOn"));
        }
        if (form.place() == null || form.place().isBlank()) {
            problems.add(Problem.of("jury.opening.place", "place"));
        }
        if (form.lacksCapacity()) {
            problems.add(Problem.of("jury.opening.capacity", "name-0"));
        }
        if (!form.addresses().stream()
                .allMatch(address ->
                        address.isEmpty() || MemberPages.EMAIL.matcher(address).matches())) {
            problems.add(Problem.of("jury.opening.email", "email-0"));
        }
        return problems;
    }

    private ModelAndView form(OpeningForm form, List<Problem> problems, Actor actor, Locale locale) {
        Map<Long, String> choices = new LinkedHashMap<>();
        cohorts.latest(actor, null, CHOICES)
                .forEach(cohort -> choices.put(
                        cohort.id().value(),
                        cohort.name() + " – "
                                + catalog.edition(cohort.edition())
                                        .scheme()
                                        .title()
                                        .in(locale)));
        var view = new ModelAndView("jury/opening");
        view.addObject("form", form);
        view.addObject("problems", problems);
        view.addObject("cohorts", choices);
        view.addObject("asked", form.cohort() == null ? null : asked(form.cohort(), actor));
        view.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** A cohort that somebody reaches; what they do not is as if it did not exist. */
    private Optional<Cohort> seen(long cohort, Actor actor) {
        return access.allows(actor, Action.SEE_COHORT, Long.toString(cohort))
                ? cohorts.find(new CohortId(cohort))
                : Optional.empty();
    }

    private @Nullable Integer asked(long cohort, Actor actor) {
        return seen(cohort, actor)
                .map(found -> catalog.edition(found.edition()).scheme().jury().members())
                .orElse(null);
    }
}
