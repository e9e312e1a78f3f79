package fr.parchemin.engine.laws;

import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scheme;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The clauses under which something is decided: those of its rules, of what they are made of, and of what holds it back. */
final class Clauses {

    private final Scheme scheme;
    private final Set<String> found = new HashSet<>();
    private final Set<Object> seen = new HashSet<>();

    private Clauses(Scheme scheme) {
        this.scheme = scheme;
    }

    /** What decides a block. */
    static Set<String> of(Scheme scheme, String block) {
        Clauses clauses = new Clauses(scheme);
        clauses.block(block);
        clauses.presentation();
        return clauses.found;
    }

    /** What decides the award, the blocks and the presentation. */
    static Set<String> ofEverything(Scheme scheme) {
        Clauses clauses = new Clauses(scheme);
        clauses.rule(scheme.award().when());
        clauses.found.add(scheme.award().clause());
        scheme.blocks().forEach(block -> clauses.block(block.id()));
        clauses.presentation();
        return clauses.found;
    }

    private void presentation() {
        scheme.requires().forEach(this::rule);
        scheme.routes().forEach(route -> route.requires().forEach(this::rule));
        found.add(scheme.validity().clause());
        if (scheme.validity().grace() != null) {
            found.add(scheme.validity().grace().clause());
        }
    }

    private void block(String name) {
        Block block = scheme.block(name);
        if (block == null || !seen.add(name)) {
            return;
        }
        found.add(block.clause());
        rule(block.validatedWhen());
        block.competencies().forEach(competency -> rule(competency.acquiredWhen()));
        for (Deliverable deliverable : scheme.deliverables()) {
            if (deliverable.block() == null || deliverable.block().equals(name)) {
                found.add(deliverable.clause());
            }
        }
        scheme.assessments().stream()
                .filter(assessment -> assessment.resit() != null)
                .filter(assessment ->
                        assessment.block() == null || assessment.block().equals(name))
                .forEach(assessment -> found.add(assessment.resit().clause()));
    }

    /** A rule and all that it is made of or names, of whatever kind it is. */
    private void rule(Rule rule) {
        found.add(rule.clause());
        for (RecordComponent component : rule.getClass().getRecordComponents()) {
            Object value = value(rule, component);
            if (value instanceof List<?> parts) {
                parts.stream()
                        .filter(Rule.class::isInstance)
                        .map(Rule.class::cast)
                        .forEach(this::rule);
            } else if (component.getName().equals("block")) {
                block(String.valueOf(value));
            } else if (component.getName().equals("competency")) {
                scheme.blocks().stream()
                        .flatMap(block -> block.competencies().stream())
                        .filter(competency -> competency.id().equals(value))
                        .filter(competency -> seen.add(competency.id()))
                        .forEach(competency -> rule(competency.acquiredWhen()));
            }
        }
    }

    private static Object value(Rule rule, RecordComponent component) {
        try {
            return component.getAccessor().invoke(rule);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
