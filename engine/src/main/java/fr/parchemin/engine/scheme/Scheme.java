package fr.parchemin.engine.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything an awarding body published about one certification, in one dated version.
 *
 * @param id the certification, the same in every version
 * @param provisional what has still to come from an official source, in French; empty: nothing
 * @param evidence the kinds of evidence as the document numbers them, by code
 * @param formats the forms of resit that are not a kind of assessment, by code
 * @param sessions the days of the windows that resits name, by year, in the order of the file
 * @param requires the conditions under which a candidate may be presented, whatever the route
 * @param correspondences which blocks of older schemes give which blocks of this one
 */
public record Scheme(
        String id,
        String version,
        Kind kind,
        Text title,
        List<String> provisional,
        List<Certifier> certifiers,
        @Nullable Register register,
        Validity validity,
        Map<String, Text> evidence,
        Map<String, Text> formats,
        List<SchemeSession> sessions,
        List<Scale> scales,
        List<Module> modules,
        List<Deliverable> deliverables,
        List<Block> blocks,
        List<Assessment> assessments,
        List<Rule> requires,
        List<Route> routes,
        Award award,
        LaterSessions laterSessions,
        List<Correspondence> correspondences,
        Jury jury,
        List<IssuedDocument> documents) {

    /** The origins that a dossier may state where its route does not tell. */
    public static final List<String> STATED_ORIGINS = List.of("training", "vae");

    /** What is awarded. */
    public enum Kind {
        CERTIFICATION,
        CQP,
        TITLE,
        SPECIALISATION
    }

    /**
     * Who is responsible for the certification.
     *
     * @param siret 14 digits; absent for a body that has none, such as a joint committee of a branch
     */
    public record Certifier(String name, @Nullable String siret) {}

    /**
     * The entry at the national register.
     *
     * @param number {@code RNCP} or {@code RS} and digits
     * @param level the national level, 3 to 8, which is the European one
     * @param nsf codes of the nomenclature of training specialities
     * @param decidedOn the day the director general of France compétences decided
     */
    public record Register(
            String number,
            @Nullable Integer level,
            List<String> nsf,
            @Nullable LocalDate decidedOn) {}

    /**
     * When the whole certification is awarded, and by whom.
     *
     * @param by the name of the deciding body
     */
    public record Award(Rule when, Text by, String clause) {}

    /**
     * What the rules say of coming back in a later session.
     *
     * @param blocks whether a block that was not validated may be presented again
     * @param finalInterview whether a final interview that failed may be held again
     */
    public record LaterSessions(Right blocks, Right finalInterview, String clause) {}

    /** What the rules say of a right: that it exists, or nothing at all. */
    public enum Right {
        GRANTED,
        UNSTATED
    }

    /**
     * Who must sit for a decision to stand.
     *
     * @param members the least number of members present
     * @param accredited whether each must hold a personal, dated accreditation
     * @param castingVote whether the chair's vote decides a tie
     * @param independence the ties that exclude a member from a candidate's deliberation, in French
     */
    public record Jury(
            Text title, int members, boolean accredited, boolean castingVote, List<Text> independence, String clause) {}

    /** A document issued, and when. */
    public record IssuedDocument(Document document, Text title, String clause) {}

    /** The kinds of document. */
    public enum Document {
        PARCHMENT,
        BLOCK_CERTIFICATE,
        RECORD_BOOK
    }

    /** The block of that name. */
    public @Nullable Block block(String block) {
        for (Block candidate : blocks) {
            if (candidate.id().equals(block)) {
                return candidate;
            }
        }
        return null;
    }

    /** The assessment of that name. */
    public @Nullable Assessment assessment(String assessment) {
        for (Assessment candidate : assessments) {
            if (candidate.id().equals(assessment)) {
                return candidate;
            }
        }
        return null;
    }

    /** The scale of that name. */
    public @Nullable Scale scale(String scale) {
        for (Scale candidate : scales) {
            if (candidate.id().equals(scale)) {
                return candidate;
            }
        }
        return null;
    }

    /** The route of that name. */
    public @Nullable Route route(String route) {
        for (Route candidate : routes) {
            if (candidate.id().equals(route)) {
                return candidate;
            }
        }
        return null;
    }

    /** Where a candidate of that route comes from, with what the dossier states of it; absent: nobody knows. */
    public @Nullable String origin(String route, @Nullable String stated) {
        Route known = route(route);
        return known == null ? stated : known.originOf(stated);
    }

    /** Whether some evidence is asked of some origins only, so that a dossier must state one where its route does not. */
    public boolean asksOrigin() {
        return assessments.stream().anyMatch(one -> !one.askedOf().isEmpty())
                || deliverables.stream().anyMatch(one -> !one.askedOf().isEmpty());
    }

    /** Whether evidence asked of these origins, of all where there are none, is asked of that one. */
    static boolean isAsked(Set<String> askedOf, @Nullable String origin) {
        return askedOf.isEmpty() || (origin != null && askedOf.contains(origin));
    }
}
