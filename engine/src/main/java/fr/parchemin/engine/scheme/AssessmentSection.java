package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Assessment.Assessor;
import fr.parchemin.engine.scheme.Assessment.Grain;
import fr.parchemin.engine.scheme.Assessment.Kind;
import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Place.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the ways of gathering evidence, those of a block and those that all blocks share. */
final class AssessmentSection {

    private static final int MOST_MARKERS = 9;
    private static final int MOST_DAYS = 365;
    private static final String EVERY_COMPETENCY = "every-competency";
    private static final Keys KEYS = Keys.required("kind", "title", "scale", "by")
            .optional(
                    "covers",
                    "graded",
                    "formative",
                    "evidence",
                    "asked-of",
                    "resit",
                    "completes",
                    "reads",
                    "at-last-block",
                    "markers",
                    "summons-days",
                    "clause");

    private enum Graded {
        ONCE,
        BY_BLOCK,
        BY_COMPETENCY
    }

    private final Names names;
    private final Set<String> gradesScales;
    private final ResitPolicy resits;

    AssessmentSection(Names names, List<Scale> scales, ResitPolicy resits) {
        this.names = names;
        this.gradesScales = scales.stream()
                .filter(Scale.Grades.class::isInstance)
                .map(Scale::id)
                .collect(Collectors.toSet());
        this.resits = resits;
    }

    List<Assessment> read(Place place, @Nullable String block, String clause) {
        return place.named(Shape.NAME).stream()
                .map(part -> assessment(part, block, clause))
                .toList();
    }

    private Assessment assessment(Place.Named part, @Nullable String block, String outer) {
        Fields fields = part.value().fields(KEYS);
        String clause = fields.clause(outer);
        String scale = names.resolve(Names.Sort.SCALE, fields.at("scale"));
        boolean formative = fields.at("formative").flag(false);
        List<String> covers = covers(fields.at("covers"), block);
        return new Assessment(
                block == null ? part.name() : block + "." + part.name(),
                block,
                fields.at("kind").word(Kind.class),
                fields.at("title").label(),
                scale,
                grain(fields, scale),
                covers,
                formative,
                assessors(fields.at("by")),
                DeliverableSection.evidence(fields.at("evidence"), names),
                DeliverableSection.origins(fields.at("asked-of"), names),
                resit(fields.at("resit"), formative ? part.name() : null, clause),
                fields.has("completes") ? names.resolve(Names.Sort.ASSESSMENT, fields.at("completes"), block) : null,
                fields.has("reads") ? reads(fields.at("reads"), block, covers) : null,
                atLastBlock(fields.at("at-last-block"), block),
                fields.at("markers").whole(1, MOST_MARKERS),
                fields.at("summons-days").whole(0, MOST_DAYS),
                clause);
    }

    private List<String> covers(Place place, @Nullable String block) {
        if (place.value() instanceof Yaml.Scalar scalar && scalar.text().equals(EVERY_COMPETENCY)) {
            List<String> every = names.competencies(block);
            if (every.isEmpty()) {
                place.fault(Code.UNKNOWN_COMPETENCY, EVERY_COMPETENCY, "competencies");
            }
            return every;
        }
        return names.resolveCompetencies(place, block);
    }

    private Grain grain(Fields fields, String scale) {
        boolean covering = fields.has("covers");
        if (!fields.has("graded")) {
            return covering && gradesScales.contains(scale) ? Grain.COMPETENCY : Grain.WHOLE;
        }
        Graded graded = fields.at("graded").word(Graded.class);
        if (graded == Graded.BY_COMPETENCY && !covering) {
            fields.at("graded").fault(Code.KEY_OUT_OF_PLACE, Words.of(graded), "covers");
        }
        return switch (graded) {
            case ONCE -> Grain.WHOLE;
            case BY_BLOCK -> Grain.BLOCK;
            case BY_COMPETENCY -> Grain.COMPETENCY;
        };
    }

    private static List<Assessor> assessors(Place place) {
        List<Assessor> assessors = new ArrayList<>();
        Distinct.texts(place, (_, item) -> assessors.add(item.word(Assessor.class)));
        return List.copyOf(assessors);
    }

    private Assessment.@Nullable Resit resit(Place place, @Nullable String rehearsal, String clause) {
        if (rehearsal != null && place.isPresent()) {
            place.fault(Code.FORMATIVE_COUNTS, rehearsal, null);
        }
        return resits.resit(place, names, clause);
    }

    /** The deliverable that is read: by its full name, or by the name it has within each block concerned. */
    private String reads(Place place, @Nullable String block, List<String> covers) {
        String name = place.text();
        if (block == null && !names.has(Names.Sort.DELIVERABLE, name) && isInEachBlock(name, covers)) {
            return name;
        }
        return names.resolve(Names.Sort.DELIVERABLE, place, block);
    }

    private boolean isInEachBlock(String name, List<String> covers) {
        Set<String> blocks = new HashSet<>(names.of(Names.Sort.BLOCK).keySet());
        if (!covers.isEmpty()) {
            blocks.removeIf(block -> names.competencies(block).stream().noneMatch(covers::contains));
        }
        return blocks.stream().allMatch(block -> names.has(Names.Sort.DELIVERABLE, block + "." + name));
    }

    private static boolean atLastBlock(Place place, @Nullable String block) {
        if (block != null && place.isPresent()) {
            place.fault(Code.KEY_OUT_OF_PLACE, "at-last-block", "assessments.*.at-last-block");
        }
        return place.flag(false);
    }
}
