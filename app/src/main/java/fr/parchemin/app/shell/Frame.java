package fr.parchemin.app.shell;

import fr.parchemin.app.people.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows: the places, and who is signed in. */
@ControllerAdvice
class Frame {

    private final MessageSource messages;

    Frame(MessageSource messages) {
        this.messages = messages;
    }

    @ModelAttribute("shell")
    @Nullable
    Shell shell(HttpServletRequest request, Locale locale) {
        Actor actor = ActorArguments.current();
        if (actor == null) {
            return null;
        }
        var path = request.getRequestURI();
        var role = messages.getMessage("shell.role." + actor.role(), null, locale);
        return new Shell(
                Stream.of(
                                new Place("home", "/", path.equals("/")),
                                new Place(
                                        "cohorts",
                                        "/cohortes",
                                        path.startsWith("/cohortes") || path.startsWith("/dossiers")),
                                new Place("schemes", "/referentiels", path.startsWith("/referentiels")),
                                new Place("juries", "/jurys", path.startsWith("/jurys")),
                                new Place("awards", "/parchemins", path.startsWith("/parchemins")))
                        .toList(),
                new Account(actor.name(), role));
    }

    @ModelAttribute("otherLanguage")
    Languages.@Nullable Other otherLanguage(HttpServletRequest request, Locale locale) {
        return Languages.other(request, locale).orElse(null);
    }

    record Shell(java.util.List<Place> places, Account account) {}

    record Place(String key, String href, boolean current) {}

    record Account(String name, String role) {}
}
