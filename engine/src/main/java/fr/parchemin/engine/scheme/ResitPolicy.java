package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Assessment.Ground;
import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Place.Shape;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the resits of a scheme have in common.
 *
 * @param isStated whether the file states one; otherwise each resit has to
 * @param clause absent: that of the assessment
 */
record ResitPolicy(
        boolean isStated,
        Set<Ground> on,
        int attempts,
        boolean lostByUnjustifiedAbsence,
        @Nullable String clause) {

    private static final int MOST_ATTEMPTS = 99;
    private static final List<String> FIXED_DAYS = List.of("from", "until");
    private static final ResitPolicy NONE = new ResitPolicy(false, Set.of(), 1, false, null);

    private enum LostBy {
        ABSENT_UNJUSTIFIED
    }

    private enum Before {
        JURY
    }

    /** The policy at the top of a file; there may be none. */
    static ResitPolicy of(Place place) {
        if (!place.isPresent()) {
            return NONE;
        }
        return NONE.with(place.fields(Keys.required("on", "attempts").optional("lost-by", "clause")));
    }

    /** The right that an assessment gives, where it differs from the common policy and where not; null: it gives none. */
    Assessment.@Nullable Resit resit(Place place, Names names, String outerClause) {
        if (!place.isPresent()) {
            return null;
        }
        Fields fields = place.fields(Keys.required("as")
                .optional("window", "from", "until", "before", "on", "attempts", "lost-by", "clause"));
        ResitPolicy own = with(fields);
        if (!isStated && place.value() instanceof Yaml.Mapping && !(fields.has("on") && fields.has("attempts"))) {
            place.fault(Code.NO_RESIT_POLICY, null, "resits");
        }
        return new Assessment.Resit(
                own.on,
                own.attempts,
                own.lostByUnjustifiedAbsence,
                format(fields.at("as"), names),
                window(fields),
                own.clause == null ? outerClause : own.clause);
    }

    private ResitPolicy with(Fields fields) {
        return new ResitPolicy(
                true,
                fields.has("on") ? grounds(fields.at("on")) : on,
                fields.has("attempts") ? fields.at("attempts").whole(1, MOST_ATTEMPTS) : attempts,
                fields.has("lost-by") ? isLost(fields.at("lost-by")) : lostByUnjustifiedAbsence,
                fields.has("clause") ? fields.at("clause").textOrNull() : clause);
    }

    private static Set<Ground> grounds(Place place) {
        Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        Distinct.texts(place, (_, item) -> grounds.add(item.word(Ground.class)));
        return Collections.unmodifiableSet(grounds);
    }

    private static boolean isLost(Place place) {
        return place.word(LostBy.class) == LostBy.ABSENT_UNJUSTIFIED;
    }

    private static String format(Place place, Names names) {
        String format = place.text();
        boolean kind = Words.all(Assessment.Kind.class).contains(format);
        return kind ? format : names.resolve(Names.Sort.FORMAT, place);
    }

    private static Assessment.Window window(Fields fields) {
        LocalDate from = fields.at("from").date();
        LocalDate until = fields.at("until").date();
        Dates.inOrder(from, until, fields.at("until"));
        boolean beforeJury = fields.has("before") && fields.at("before").word(Before.class) == Before.JURY;
        return new Assessment.Window(named(fields), from, until, beforeJury);
    }

    /** The window whose days a session gives: the rules then fix none. */
    private static @Nullable String named(Fields fields) {
        if (!fields.has("window")) {
            return null;
        }
        String name = fields.at("window").name(Shape.NAME);
        FIXED_DAYS.stream()
                .filter(fields::has)
                .forEach(key -> fields.at(key).fault(Code.KEY_OUT_OF_PLACE, key, "sessions.*.windows." + name));
        return name;
    }
}
