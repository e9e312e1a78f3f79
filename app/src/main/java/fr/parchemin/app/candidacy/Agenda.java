package fr.parchemin.app.candidacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is to come for a candidate. Each module that knows of something has one; whoever shows a calendar asks all. */
public interface Agenda {

    /** What a candidate must do, or is waiting for, in no order. */
    List<Due> due(CandidacyId candidacy);

    /**
     * Something to come.
     *
     * @param key its sentence in the bundles
     * @param arguments what the sentence names, each as the reader sees it; a day as ISO 8601 writes it
     * @param from its first day, absent: at once
     * @param until its last day, absent: none
     * @param address the page where it is done or read, absent: there is none
     * @param byCandidate whether the candidate does it, else somebody does it for them
     */
    record Due(
            String key,
            List<String> arguments,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String address,
            boolean byCandidate) {}
}
