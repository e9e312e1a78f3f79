package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Place.Shape;
import fr.parchemin.engine.scheme.Scale.Grade;
import java.util.List;

/** Reads how assessments are marked. */
final class ScaleSection {

    private static final int FEWEST_GRADES = 2;

    private ScaleSection() {}

    static List<Scale> read(Place place) {
        return place.named(Shape.NAME).stream().map(ScaleSection::scale).toList();
    }

    private static Scale scale(Place.Named part) {
        return Look.at(part.value(), "score").isPresent() ? score(part) : grades(part);
    }

    private static Scale score(Place.Named part) {
        Fields fields = part.value().fields(Keys.required("score", "passing"));
        if (!fields.at("score").flag(true)) {
            fields.at("score").fault(Code.UNKNOWN_WORD, "false", "true");
        }
        return new Scale.Score(part.name(), fields.at("passing").share());
    }

    private static Scale grades(Place.Named part) {
        Fields fields = part.value().fields(Keys.required("grades", "passing"));
        Place list = fields.at("grades");
        List<Grade> grades = list.named(Shape.NAME).stream()
                .map(grade -> new Grade(grade.name(), grade.value().label()))
                .toList();
        if (list.value() instanceof Yaml.Mapping && grades.size() < FEWEST_GRADES) {
            list.fault(Code.TOO_FEW_GRADES, Integer.toString(grades.size()), "≥ " + FEWEST_GRADES);
        }
        return new Scale.Grades(part.name(), grades, passing(fields.at("passing"), grades));
    }

    private static String passing(Place place, List<Grade> grades) {
        String passing = place.text();
        List<String> names = grades.stream().map(Grade::id).toList();
        if (!passing.isEmpty() && !names.isEmpty() && !names.contains(passing)) {
            place.unknown(Code.UNKNOWN_GRADE, passing, names);
        }
        if (names.size() >= FEWEST_GRADES && names.getFirst().equals(passing)) {
            place.fault(Code.EVERY_GRADE_PASSES, passing, String.join(", ", names.subList(1, names.size())));
        }
        return passing;
    }
}
