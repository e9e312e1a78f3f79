package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Block.Competency;
import fr.parchemin.engine.scheme.Block.Criterion;
import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Place.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the blocks, and makes the rules that a scheme leaves unsaid. */
final class BlockSection {

    private final Names names;
    private final Evidence evidence;

    BlockSection(Names names, Evidence evidence) {
        this.names = names;
        this.evidence = evidence;
    }

    Block read(BlockSource source) {
        Fields fields = source.fields();
        String clause = source.clause();
        return new Block(
                source.id(),
                fields.at("title").label(),
                competencies(fields.at("competencies"), source),
                fields.at("criteria").items().stream()
                        .map(item -> criterion(item, source.id()))
                        .toList(),
                validatedWhen(source, clause),
                fields.at("register-code").textOrNull(),
                clause);
    }

    private List<Competency> competencies(Place place, BlockSource source) {
        place.refuseEmpty();
        return place.named(Shape.CODE).stream()
                .map(part -> competency(part, source))
                .toList();
    }

    private Competency competency(Place.Named part, BlockSource source) {
        Place value = part.value();
        boolean labelOnly =
                !(value.value() instanceof Yaml.Mapping) || Look.at(value, "fr").isPresent();
        if (labelOnly) {
            return new Competency(part.name(), value.label(), everythingPassed(part.name(), source.clause()));
        }
        Fields fields = value.fields(Keys.required("title").optional("acquired-when"));
        return new Competency(part.name(), fields.at("title").label(), acquiredWhen(fields, part.name(), source));
    }

    private Rule acquiredWhen(Fields fields, String competency, BlockSource source) {
        Place rule = fields.at("acquired-when");
        RuleSite site = RuleSite.ofCompetency(source.id(), competency);
        return rule.isPresent()
                ? new RuleSection(names, evidence, site).rule(rule, source.clause())
                : everythingPassed(competency, source.clause());
    }

    /** Every certifying assessment that covers the competency is passed, or one that completes it. */
    private Rule everythingPassed(String competency, String clause) {
        List<Rule> parts = new ArrayList<>();
        for (Map.Entry<Assessment, List<Assessment>> chain :
                evidence.covering(competency).entrySet()) {
            List<Rule> alternatives = chain.getValue().stream()
                    .map(assessment -> (Rule) new Rule.Passed(assessment.id(), assessment.clause()))
                    .toList();
            parts.add(
                    alternatives.size() == 1
                            ? alternatives.getFirst()
                            : new Rule.Any(alternatives, chain.getKey().clause()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Rule.All(List.copyOf(parts), clause);
    }

    private Criterion criterion(Place place, String block) {
        Fields fields = place.fields(Keys.required("title", "competencies").optional("observed"));
        return new Criterion(
                fields.at("title").label(),
                names.resolveCompetencies(fields.at("competencies"), block),
                fields.at("observed").items().stream().map(Place::label).toList());
    }

    private Rule validatedWhen(BlockSource source, String clause) {
        Place rule = source.fields().at("validated-when");
        if (rule.isPresent()) {
            return new RuleSection(names, evidence, RuleSite.ofBlock(source.id())).rule(rule, clause);
        }
        if (source.fields().whole().value() instanceof Yaml.Mapping
                && !source.fields().has("competencies")) {
            source.fields().whole().fault(Code.BLOCK_WITHOUT_RULE, source.id(), "validated-when, competencies");
        }
        return new Rule.EveryCompetency(clause);
    }
}
