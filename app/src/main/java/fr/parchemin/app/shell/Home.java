package fr.parchemin.app.shell;

import fr.parchemin.app.assessment.Tallies;
import fr.parchemin.app.assessment.Tallies.Tally;
import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.jury.Deliberations;
import fr.parchemin.app.jury.Session;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.proposal.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what waits for somebody in the role they act in. */
@Controller
class Home {

    private static final int SHOWN = 12;
    private static final Tally NOBODY = new Tally(Map.of(), 0, 0);

    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final Tallies tallies;
    private final Deliberations deliberations;
    private final Catalog catalog;
    private final MessageSource messages;

    Home(
            Cohorts cohorts,
            Candidacies candidacies,
            Tallies tallies,
            Deliberations deliberations,
            Catalog catalog,
            MessageSource messages) {
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.tallies = tallies;
        this.deliberations = deliberations;
        this.catalog = catalog;
        this.messages = messages;
    }

    @GetMapping("/")
    @Allows(Action.SEE_HOME)
    String page(Actor actor, Model model, Locale locale) {
        var role = actor.role();
        if (role == Actor.Role.ASSESSOR) {
            return "redirect:/passages";
        }
        var own = role == Actor.Role.CANDIDATE ? candidacies.of(actor) : List.<Candidacy>of();
        if (own.size() == 1) {
            return "redirect:/mon-dossier/" + own.getFirst().id().value();
        }
        var dossiers = own.stream().map(one -> dossier(one, locale)).toList();
        List<Sitting> sessions = Action.SEE_SESSIONS.allows(role)
                ? deliberations.latest(actor, null, SHOWN).stream()
                        .filter(Session::isOpen)
                        .map(session -> sitting(session, locale))
                        .toList()
                : List.of();
        List<Row> rows = Action.SEE_COHORTS.allows(role) ? rows(actor, locale) : List.of();
        boolean empty = dossiers.isEmpty() && sessions.isEmpty() && rows.isEmpty();
        model.addAttribute("dossiers", dossiers);
        model.addAttribute("sessions", sessions);
        model.addAttribute("cohorts", rows);
        model.addAttribute("isEmpty", empty);
        model.addAttribute(
                "state", empty ? null : messages.getMessage("shell.home.state." + actor.role(), null, locale));
        return "shell/home";
    }

    private List<Row> rows(Actor actor, Locale locale) {
        var shown = cohorts.latest(actor, null, SHOWN);
        var counted = tallies.of(shown, actor);
        return shown.stream()
                .map(cohort -> row(cohort, counted.getOrDefault(cohort.id(), NOBODY), locale))
                .toList();
    }

    private Row row(Cohort cohort, Tally counts, Locale locale) {
        return new Row(
                cohort.id().value(),
                cohort.name(),
                title(cohort.edition(), locale),
                day(cohort.juryOn(), locale),
                counts.everybody(),
                counts.all().getOrDefault(Outcome.AWARD, 0L),
                counts.all().getOrDefault(Outcome.IN_PROGRESS, 0L));
    }

    private Sitting sitting(Session session, Locale locale) {
        return new Sitting(
                session.id().value(),
                session.cohortName(),
                title(session.edition(), locale),
                new Formats(locale).day(session.heldOn()),
                session.place());
    }

    private Dossier dossier(Candidacy candidacy, Locale locale) {
        return new Dossier(
                candidacy.id().value(),
                candidacy.number(),
                title(candidacy.edition(), locale),
                candidacy.cohortName(),
                day(candidacy.juryOn(), locale));
    }

    private String title(EditionId edition, Locale locale) {
        return catalog.edition(edition).scheme().title().in(locale);
    }

    private static @Nullable String day(@Nullable LocalDate day, Locale locale) {
        return day == null ? null : new Formats(locale).day(day);
    }

    record Row(
            long id, String name, String scheme, @Nullable String jury, long size, long ready, long open) {}

    record Sitting(long id, String name, String scheme, String day, String place) {}

    record Dossier(
            long id,
            String number,
            String scheme,
            String cohort,
            @Nullable String jury) {}
}
