package fr.parchemin.app.sitting;

import fr.parchemin.app.candidacy.WorkingDays.Holiday;
import fr.parchemin.app.sitting.Sitting.When;
import java.time.LocalDate;

/** What is out of the ordinary about the day of a sitting, which is held then only where whoever plans it says so. */
public sealed interface Doubt {

    /** What is confirmed. */
    Kind kind();

    /** What somebody confirms, whatever the day. */
    enum Kind {
        PAST,
        HOLIDAY,
        JURY
    }

    /** It has begun: what is planned is the record of what was held. */
    record Begun(When when) implements Doubt {

        @Override
        public Kind kind() {
            return Kind.PAST;
        }
    }

    /** Nobody is made to come on a Sunday without a thought. */
    record Sunday(LocalDate day) implements Doubt {

        @Override
        public Kind kind() {
            return Kind.HOLIDAY;
        }
    }

    /** Nor on a public holiday of the cohort. */
    record PublicHoliday(LocalDate day, Holiday holiday) implements Doubt {

        @Override
        public Kind kind() {
            return Kind.HOLIDAY;
        }
    }

    /** What comes of it is not before the jury of the cohort. */
    record AfterJury(LocalDate day, LocalDate jury) implements Doubt {

        @Override
        public Kind kind() {
            return Kind.JURY;
        }
    }
}
