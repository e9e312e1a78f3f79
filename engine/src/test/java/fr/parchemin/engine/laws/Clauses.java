package fr.parchemin.engine.laws;

import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scheme;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The clauses under which something is decided: those of its rules, of what they are made of, and of what holds it back. */
final class Clauses {

    /** Found before, by scheme and block: a law asks for every dossier of a scheme. Tests run one after the other. */
    private static final IdentityHashMap<Scheme, Map<String, Set<String>>> KNOWN = new IdentityHashMap<>();

    private final Scheme scheme;
    private final Set<String> found = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    private Clauses(Scheme scheme) {
        this.scheme = scheme;
    }

    /** What decides a block. */
    static Set<String> of(Scheme scheme, String block) {
        return known(scheme).computeIfAbsent(block, _ -> ofBlock(scheme, block));
    }

    /** What decides the award, the blocks and the presentation. */
    static Set<String> ofEverything(Scheme scheme) {
        return known(scheme).computeIfAbsent("", _ -> ofAll(scheme));
    }

    private static Map<String, Set<String>> known(Scheme scheme) {
        return KNOWN.computeIfAbsent(scheme, _ -> new HashMap<>());
    }

    private static Set<String> ofBlock(Scheme scheme, String block) {
        Clauses clauses = new Clauses(scheme);
        clauses.block(block);
        clauses.presentation();
        return clauses.found;
    }

    private static Set<String> ofAll(Scheme scheme) {
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

    /** A rule, all that it is made of, and what that names. */
    private void rule(Rule whole) {
        Rules.within(whole).forEach(rule -> {
            found.add(rule.clause());
            Rules.named(rule, "assessment").forEach(this::assessment);
            Rules.named(rule, "block").forEach(this::block);
            Rules.named(rule, "competency").forEach(this::competency);
        });
    }

    /** Whether an assessment is passed is said under the clause that speaks of it. */
    private void assessment(String name) {
        found.add(Objects.requireNonNull(scheme.assessment(name)).clause());
    }

    private void competency(String name) {
        scheme.blocks().stream()
                .flatMap(block -> block.competencies().stream())
                .filter(competency -> competency.id().equals(name) && seen.add(name))
                .forEach(competency -> rule(competency.acquiredWhen()));
    }
}
