package fr.parchemin.app.assessment.web;

import fr.parchemin.app.candidacy.Fact;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Rule;
import fr.parchemin.engine.scheme.Scheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which facts the rules of a scheme look at, so that nothing else is asked. */
final class AskedFacts {

    private final Set<Fact.Kind> asked = EnumSet.of(Fact.Kind.HOLDING);

    private AskedFacts() {}

    /** The facts that matter to a candidate of that route. */
    static Set<Fact.Kind> of(Scheme scheme, String route) {
        var facts = new AskedFacts();
        facts.look(scheme.award().when());
        facts.look(scheme.requires());
        scheme.blocks().forEach(block -> facts.look(block.validatedWhen()));
        for (Route known : scheme.routes()) {
            if (known.id().equals(route)) {
                facts.look(known.requires());
                facts.look(known.remarks());
            }
        }
        if (!scheme.modules().isEmpty()) {
            facts.asked.add(Fact.Kind.MODULE);
        }
        return facts.asked;
    }

    private void look(List<Rule> rules) {
        rules.forEach(this::look);
    }

    private void look(Rule rule) {
        rule.whole().map(AskedFacts::fact).flatMap(Optional::stream).forEach(asked::add);
    }

    private static Optional<Fact.Kind> fact(Rule rule) {
        return rule instanceof Rule.Fact fact ? kind(fact) : Optional.empty();
    }

    private static Optional<Fact.Kind> kind(Rule.Fact rule) {
        return switch (rule) {
            case Rule.AttendanceAtLeast _ -> Optional.of(Fact.Kind.ATTENDANCE);
            case Rule.PlacementDaysAtLeast _ -> Optional.of(Fact.Kind.PLACEMENT);
            case Rule.ExperienceMonthsAtLeast _ -> Optional.of(Fact.Kind.EXPERIENCE);
            case Rule.Admitted _ -> Optional.of(Fact.Kind.ADMISSIBILITY);
            case Rule.EveryBlock _, Rule.HeldTitle _, Rule.CompletedInOrder _ -> Optional.empty();
        };
    }
}
