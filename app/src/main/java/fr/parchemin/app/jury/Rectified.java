package fr.parchemin.app.jury;

import fr.parchemin.app.jury.Deliberation.Case;
import fr.parchemin.app.jury.Prospect.Renamed;
import fr.parchemin.app.people.CivilField;
import fr.parchemin.app.people.People.PersonId;
import fr.parchemin.app.people.Rectifications;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds whose identity changed between the decision and the closing. */
@Component
class Rectified {

    private final Rectifications rectifications;

    Rectified(Rectifications rectifications) {
        this.rectifications = rectifications;
    }

    List<Renamed> among(List<Case.Live> cases) {
        Map<PersonId, Instant> decided = new HashMap<>();
        cases.forEach(one -> {
            if (one.decision() != null) {
                decided.put(one.candidacy().person(), one.decision().at());
            }
        });
        var changed = rectifications.since(decided);
        return cases.stream()
                .flatMap(
                        one -> renamed(one, changed.getOrDefault(one.candidacy().person(), Set.of())))
                .toList();
    }

    private static Stream<Renamed> renamed(Case.Live one, Set<CivilField> fields) {
        if (one.decision() == null) {
            return Stream.empty();
        }
        var decidedAs = Objects.requireNonNull(one.decision()).candidate();
        return fields.isEmpty() && decidedAs.equals(one.listedName())
                ? Stream.empty()
                : Stream.of(new Renamed(one, decidedAs, List.copyOf(fields)));
    }
}
