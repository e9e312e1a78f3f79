package fr.parchemin.app.candidacy;

import fr.parchemin.engine.dossier.Dossier.Certificate;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fact about a candidacy that is no result of an assessment. */
public sealed interface Fact {

    /** Which facts of the candidacy this one may correct: those of the same kind and subject. */
    Kind kind();

    /** The module or the certificate in question; empty where a candidacy has one fact of the kind. */
    default String subject() {
        return "";
    }

    /** The kinds of fact. */
    enum Kind {
        ATTENDANCE,
        PLACEMENT,
        EXPERIENCE,
        ADMISSIBILITY,
        MODULE,
        HOLDING
    }

    /** The share of hours attended, 0 to 1. */
    record Attendance(BigDecimal share) implements Fact {
        @Override
        public Kind kind() {
            return Kind.ATTENDANCE;
        }
    }

    /** Working days spent in the company. */
    record Placement(BigDecimal days) implements Fact {
        @Override
        public Kind kind() {
            return Kind.PLACEMENT;
        }
    }

    /** Months of experience shown. */
    record Experience(BigDecimal months) implements Fact {
        @Override
        public Kind kind() {
            return Kind.EXPERIENCE;
        }
    }

    /** The notice of admissibility. */
    record Admissibility(boolean granted, LocalDate on) implements Fact {
        @Override
        public Kind kind() {
            return Kind.ADMISSIBILITY;
        }
    }

    /** A module followed. */
    record ModuleFollowed(
            String module,
            @Nullable LocalDate completedOn,
            @Nullable Boolean acquired) implements Fact {
        @Override
        public Kind kind() {
            return Kind.MODULE;
        }

        @Override
        public String subject() {
            return module;
        }
    }

    /** A certificate that the candidate brings in. */
    record Holding(
            Certificate certificate,
            String scheme,
            @Nullable String version,
            @Nullable String block,
            LocalDate awardedOn)
            implements Fact {
        @Override
        public Kind kind() {
            return Kind.HOLDING;
        }

        @Override
        public String subject() {
            return certificate + " " + scheme + (block == null ? "" : " " + block);
        }
    }
}
