package fr.parchemin.app.jury;

import fr.parchemin.app.catalog.AllMentions;
import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Prospect.Hindrance;
import fr.parchemin.app.jury.SessionClosed.Grant;
import fr.parchemin.app.paper.Press;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what prevents a session from being closed. */
@Component
class Hindrances {

    private final AllMentions mentions;
    private final Press press;

    Hindrances(AllMentions mentions, Press press) {
        this.mentions = mentions;
        this.press = press;
    }

    List<Hindrance> to(Deliberation deliberation, List<Grant> grants) {
        List<Hindrance> found = new ArrayList<>();
        if (deliberation.cases().isEmpty()) {
            found.add(new Hindrance.NoCandidate());
        }
        var undecided = deliberation.in(Case.State.TO_DECIDE);
        if (!undecided.isEmpty()) {
            found.add(new Hindrance.Undecided(undecided));
        }
        var stale = deliberation.in(Case.State.STALE);
        if (!stale.isEmpty()) {
            found.add(new Hindrance.Stale(stale));
        }
        if (!grants.isEmpty()) {
            var scheme = deliberation.edition().scheme();
            var missing = mentions.of(scheme).missing();
            if (!missing.isEmpty()) {
                found.add(new Hindrance.MissingMentions(scheme.id(), missing));
            }
        }
        unprintable(deliberation, grants).forEach(found::add);
        return found;
    }

    private Stream<Hindrance> unprintable(Deliberation deliberation, List<Grant> grants) {
        var receiving =
                grants.stream().map(grant -> grant.candidacy().id()).distinct().toList();
        return deliberation.live().stream()
                .filter(one -> receiving.contains(one.id()))
                .map(one -> new Hindrance.Unprintable(one, press.unprintable(printed(one))))
                .filter(hindrance -> !hindrance.characters().isEmpty())
                .map(hindrance -> hindrance);
    }

    private static String printed(Case.Live one) {
        var identity = one.candidacy().identity();
        return String.join(" ", identity.givenNames(), identity.birthName(), identity.name(), identity.birthPlace());
    }
}
