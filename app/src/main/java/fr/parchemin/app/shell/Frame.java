package fr.parchemin.app.shell;

import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.shell.SecondStep.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows: the places that the role may go to, and who is signed in. */
@ControllerAdvice
class Frame {

    private static final List<Place> PLACES = List.of(
            new Place("home", Action.SEE_HOME, "/", List.of("/mon-dossier")),
            new Place("cohorts", Action.SEE_COHORTS, "/cohortes", List.of("/dossiers", "/courriers", "/recours")),
            new Place("persons", Action.SEE_PERSONS, "/personnes", List.of()),
            new Place("sittings", Action.SEE_SITTINGS, "/passages", List.of("/evaluateurs")),
            new Place("reviews", Action.SEE_REVIEWS, "/quiz", List.of()),
            new Place("juries", Action.SEE_SESSIONS, "/jurys", List.of()),
            new Place("awards", Action.SEE_CERTIFICATES, "/parchemins", List.of()),
            new Place("schemes", Action.SEE_SCHEMES, "/referentiels", List.of()));

    /** Where one goes less often; with more places than fit on a line, they stand behind one word. */
    private static final List<Place> OTHER_PLACES = List.of(
            new Place("organisations", Action.SEE_ORGANISATIONS, "/organismes", List.of()),
            new Place("accounts", Action.SEE_ACCOUNTS, "/comptes", List.of()),
            new Place("retention", Action.SEE_RETENTION, "/conservation", List.of()),
            new Place("journal", Action.SEE_JOURNAL, "/journal", List.of()));

    private static final int ON_A_LINE = 8;

    private final MessageSource messages;
    private final Actors actors;
    private final SecondStep step;

    Frame(MessageSource messages, Actors actors, SecondStep step) {
        this.messages = messages;
        this.actors = actors;
        this.step = step;
    }

    @ModelAttribute("shell")
    @Nullable
    Shell shell(HttpServletRequest request, Locale locale) {
        return actors.of(request).map(actor -> shell(actor, request, locale)).orElse(null);
    }

    private Shell shell(Actor actor, HttpServletRequest request, Locale locale) {
        var places = links(PLACES, actor, request);
        var others = links(OTHER_PLACES, actor, request);
        boolean fit = places.size() + others.size() <= ON_A_LINE;
        return new Shell(
                actor.role(),
                fit ? Stream.concat(places.stream(), others.stream()).toList() : places,
                fit ? List.of() : others,
                new Account(actor.name(), name(actor.role(), locale)),
                actors.roles(actor).stream()
                        .filter(role -> role != actor.role())
                        .map(role -> new Choice(role.name(), name(role, locale)))
                        .toList());
    }

    private List<Link> links(List<Place> places, Actor actor, HttpServletRequest request) {
        return places.stream()
                .filter(place -> place.action().allows(actor.role()) && step.ofNow() == Asked.NOTHING)
                .map(place -> new Link(place.key(), place.href(), place.holds(request.getRequestURI())))
                .toList();
    }

    private String name(Role role, Locale locale) {
        return messages.getMessage("shell.role." + role, null, locale);
    }

    @ModelAttribute("otherLanguage")
    Languages.@Nullable Other otherLanguage(HttpServletRequest request, Locale locale) {
        return Languages.other(request, locale).orElse(null);
    }

    /**
     * What the frame shows to somebody who is signed in.
     *
     * @param more the places behind one word, empty: all are on the line
     */
    record Shell(Role acting, List<Link> places, List<Link> more, Account account, List<Choice> others) {

        /** Whether one is at a place behind the word. */
        public boolean isInMore() {
            return more.stream().anyMatch(Link::current);
        }

        /** Whether the role may ask for that, of a thing that it reaches; pages show no way to what it may not. */
        public boolean may(String action) {
            return Action.valueOf(action).allows(acting);
        }
    }

    /** Who is signed in, and in which role. */
    record Account(String name, String role) {}

    /** A place of the navigation. */
    record Link(String key, String href, boolean current) {}

    /** Another role that one may act in. */
    record Choice(String role, String name) {}

    private record Place(String key, Action action, String href, List<String> also) {

        boolean holds(String path) {
            return path.equals("/")
                    ? href.equals("/")
                    : Stream.concat(Stream.of(href), also.stream())
                            .filter(start -> !start.equals("/"))
                            .anyMatch(path::startsWith);
        }
    }
}
