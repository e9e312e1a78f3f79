package fr.parchemin.app.demo;

import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The scheme in which a chapter is set; where it is not there, or has not what the chapter tells of, nothing is told. */
@Component
class Setting {

    private final Catalog catalog;
    private final Clock clock;

    Setting(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The scheme of that name with that route and all that is looked for. */
    Optional<Edition> of(String scheme, String route, Predicate<Scheme> wanted) {
        return catalog.current(scheme)
                .filter(edition -> catalog.force(edition.id(), List.of(LocalDate.now(clock)))
                        .holds())
                .filter(edition -> edition.scheme().route(route) != null)
                .filter(edition -> wanted.test(edition.scheme()));
    }

    /** Whether these documents are handed in. */
    static Predicate<Scheme> deliverables(Collection<String> names) {
        return scheme ->
                scheme.deliverables().stream().map(Deliverable::id).toList().containsAll(names);
    }

    /** Whether these are quizzes. */
    static Predicate<Scheme> quizzes(Collection<String> names) {
        return scheme -> names.stream()
                .map(scheme::assessment)
                .allMatch(one -> Objects.nonNull(one) && one.kind() == Assessment.Kind.QUIZ);
    }

    /** Whether these are competencies. */
    static Predicate<Scheme> competencies(Collection<String> names) {
        return scheme -> scheme.blocks().stream()
                .flatMap(block -> block.competencies().stream())
                .map(competency -> competency.id())
                .toList()
                .containsAll(names);
    }
}
