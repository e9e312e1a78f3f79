package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Place.Shape;
import fr.parchemin.engine.scheme.Scheme.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a scheme section by section. What comes later in the file may be named before: all names are known beforehand. */
final class SchemeSections {

    static final Keys KEYS = Keys.required(
                    "scheme", "version", "kind", "title", "scales", "blocks", "routes", "award", "jury", "documents")
            .optional(
                    "provisional",
                    "certifiers",
                    "register",
                    "validity",
                    "evidence",
                    "formats",
                    "resits",
                    "sessions",
                    "modules",
                    "deliverables",
                    "assessments",
                    "requires",
                    "later-sessions",
                    "correspondences",
                    "example-dossiers",
                    "examples");

    /** The clause of what has none and stands in nothing that has one. */
    static final String OURS = "ours";

    private final Fields top;
    private final Names names;
    private final List<BlockSource> blocks;

    SchemeSections(Fields top, Names names) {
        this.top = top;
        this.names = names;
        Place written = this.top.at("blocks");
        this.blocks = written.named(Shape.BLOCK_CODE).stream()
                .map(part -> BlockSource.of(part, OURS))
                .toList();
        written.refuseEmpty();
    }

    Scheme read() {
        List<Scale> scales = ScaleSection.read(top.at("scales"));
        List<Deliverable> deliverables = deliverables();
        List<Assessment> assessments = assessments(scales);
        Evidence evidence = new Evidence(names, scales, assessments);
        BlockSection blockSection = new BlockSection(names, evidence);
        RuleSection ofPresentation = new RuleSection(names, evidence, RuleSite.OF_PRESENTATION);
        RuleSection ofAward = new RuleSection(names, evidence, RuleSite.OF_AWARD);
        return new Scheme(
                top.at("scheme").name(Shape.NAME),
                top.at("version").text(),
                top.at("kind").word(Kind.class),
                top.at("title").label(),
                top.at("provisional").items().stream().map(Place::text).toList(),
                IdentitySection.certifiers(top.at("certifiers")),
                IdentitySection.register(top.at("register")),
                ValiditySection.read(top.at("validity"), OURS),
                labels("evidence", Shape.CODE),
                labels("formats", Shape.NAME),
                new SessionSection(names).read(top.at("sessions"), OURS),
                scales,
                modules(),
                deliverables,
                blocks.stream().map(blockSection::read).toList(),
                assessments,
                ofPresentation.list(top.at("requires"), OURS),
                new RouteSection(ofPresentation).read(top.at("routes"), OURS),
                AwardSection.award(top.at("award"), ofAward, OURS),
                AwardSection.laterSessions(top.at("later-sessions"), OURS),
                AwardSection.correspondences(top.at("correspondences"), names, OURS),
                AwardSection.jury(top.at("jury"), OURS),
                AwardSection.documents(top.at("documents"), OURS));
    }

    private Map<String, Text> labels(String key, Shape shape) {
        Map<String, Text> labels = new LinkedHashMap<>();
        top.at(key)
                .named(shape)
                .forEach(part -> labels.put(part.name(), part.value().label()));
        return Collections.unmodifiableMap(labels);
    }

    private List<Module> modules() {
        return top.at("modules").named(Shape.NAME).stream()
                .map(SchemeSections::module)
                .toList();
    }

    private static Module module(Place.Named part) {
        Fields fields = part.value().fields(Keys.required("title").optional("outside-blocks", "clause"));
        return new Module(
                part.name(),
                fields.at("title").label(),
                fields.at("outside-blocks").flag(false),
                fields.clause(OURS));
    }

    private List<Deliverable> deliverables() {
        DeliverableSection section = new DeliverableSection(names);
        List<Deliverable> all = new ArrayList<>(section.read(top.at("deliverables"), null, OURS));
        for (BlockSource block : blocks) {
            all.addAll(section.read(block.fields().at("deliverables"), block.id(), block.clause()));
        }
        return List.copyOf(all);
    }

    private List<Assessment> assessments(List<Scale> scales) {
        ResitPolicy resits = ResitPolicy.of(top.at("resits"));
        AssessmentSection section = new AssessmentSection(names, scales, resits);
        List<Assessment> all = new ArrayList<>(section.read(top.at("assessments"), null, OURS));
        for (BlockSource block : blocks) {
            all.addAll(section.read(block.fields().at("assessments"), block.id(), block.clause()));
        }
        return List.copyOf(all);
    }
}
