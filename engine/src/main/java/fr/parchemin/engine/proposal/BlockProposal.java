package fr.parchemin.engine.proposal;

import java.util.List;

/** What is proposed for one block, with the competencies in it. */
public record BlockProposal(String block, Status status, List<CompetencyProposal> competencies) {

    /** Where a block stands. */
    public enum Status {
        VALIDATED,
        NOT_VALIDATED,
        IN_PROGRESS,
        HELD,
        NOT_PRESENTED
    }

    /** What is proposed for one competency. */
    public record CompetencyProposal(String competency, CompetencyStatus status) {}

    /** Where a competency stands. */
    public enum CompetencyStatus {
        ACQUIRED,
        NOT_ACQUIRED,
        NOT_ASSESSED
    }
}
