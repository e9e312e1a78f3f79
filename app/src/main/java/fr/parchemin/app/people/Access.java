package fr.parchemin.app.people;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Decides who may do what: the role must be allowed the action, and the thing must be within reach. */
@Service
public class Access {

    private final ObjectProvider<Guard> guards;
    private volatile @Nullable Map<Subject, List<Guard>> bySubject;

    Access(ObjectProvider<Guard> guards) {
        this.guards = guards;
    }

    /**
     * Whether somebody may do something.
     *
     * @param id the number or code of what it is about, absent: nothing in particular
     */
    public boolean allows(Actor actor, Action action, @Nullable String id) {
        if (!action.allows(actor.role())) {
            return false;
        }
        var subject = action.subject();
        return subject == null || (id != null && reaches(actor, action, subject, id));
    }

    private boolean reaches(Actor actor, Action action, Subject subject, String id) {
        return guards().getOrDefault(subject, List.of()).stream().anyMatch(guard -> guard.reaches(actor, action, id));
    }

    private Map<Subject, List<Guard>> guards() {
        var known = bySubject;
        if (known == null) {
            Map<Subject, List<Guard>> found = new EnumMap<>(Subject.class);
            guards.stream()
                    .forEach(guard -> found.merge(
                            guard.subject(),
                            List.of(guard),
                            (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream())
                                    .toList()));
            bySubject = known = found;
        }
        return known;
    }
}
