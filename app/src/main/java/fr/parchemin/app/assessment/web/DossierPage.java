package fr.parchemin.app.assessment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dossier as its page shows it. */
record DossierPage(
        long id,
        long cohort,
        String cohortName,
        String number,
        String name,
        String state,
        String calculated,
        ProposalPart proposal,
        List<String> changed,
        @Nullable String recorded,
        List<Section> sections,
        List<Line> identity,
        @Nullable String erased) {

    /**
     * The facts of a block, or those of the whole candidacy.
     *
     * @param foreign the language of the title, absent: the reader's
     */
    record Section(
            String code,
            String title,
            @Nullable String foreign,
            @Nullable String badge,
            List<Item> items) {}

    /**
     * What is known of one assessment, deliverable or condition, and how it is recorded.
     *
     * @param foreign the language of the title, absent: the reader's
     * @param proofs the address of what shows it, absent: nothing of the kind is attached
     */
    record Item(
            String title,
            @Nullable String foreign,
            String note,
            List<Line> lines,
            List<Past> history,
            List<RecordForm> forms,
            @Nullable String proofs) {

        Item(
                String title,
                @Nullable String foreign,
                String note,
                List<Line> lines,
                List<Past> history,
                List<RecordForm> forms) {
            this(title, foreign, note, lines, history, forms, null);
        }
    }

    /** A value, with who recorded it. */
    record Line(String label, String text, String who) {}

    /** A line of the history. */
    record Past(String text, String who, String motive, boolean replaced) {}
}
