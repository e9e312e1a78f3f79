package fr.parchemin.app.candidacy.web;

import org.jspecify.annotations.Nullable;

/** What is typed to enrol one candidate: the same columns as those of a file, so that both are checked alike. */
record CandidateForm(
        @Nullable String birthName,
        @Nullable String usageName,
        @Nullable String givenNames,
        @Nullable String sex,
        @Nullable String birthDate,
        @Nullable String birthPlace,
        @Nullable String email,
        @Nullable String route,
        @Nullable String origin,
        @Nullable String enrolledOn,
        @Nullable String presentedBlocks) {

    static CandidateForm empty(String enrolledOn) {
        return new CandidateForm("", "", "", "", "", "", "", "", "", enrolledOn, "");
    }
}
