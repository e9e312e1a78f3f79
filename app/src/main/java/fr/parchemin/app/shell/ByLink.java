package fr.parchemin.app.shell;

import fr.parchemin.app.people.Actor.Role;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Door;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * What somebody who came by a link may open, kept with who they are, so that whatever replaces the one replaces the other.
 *
 * @param kind of the one thing
 * @param id of the one thing
 */
record ByLink(String role, String kind, String id) implements GrantedAuthority {

    private static final Map<Kind, String> PAGES =
            Map.of(Kind.QUIZ, "/quiz/", Kind.SESSION, "/jurys/", Kind.SITTING, "/passages/");

    /** Where the one thing is that a link opens. */
    static String page(Door door) {
        var folder = PAGES.get(door.to().kind());
        return folder == null ? "/" : folder + door.to().id();
    }

    static ByLink of(Door door) {
        return new ByLink(door.role().name(), door.to().kind().name(), door.to().id());
    }

    /** What that link opens, absent: they came otherwise, or by a link that does not say. */
    static Optional<Door> of(@Nullable Authentication authentication) {
        return authentication == null
                ? Optional.empty()
                : authentication.getAuthorities().stream()
                        .filter(ByLink.class::isInstance)
                        .map(ByLink.class::cast)
                        .map(ByLink::door)
                        .findFirst();
    }

    private Door door() {
        return new Door(Role.valueOf(role), new Thing(Kind.valueOf(kind), id));
    }

    @Override
    public String getAuthority() {
        return "LINK_" + role + "_" + kind + "_" + id;
    }
}
