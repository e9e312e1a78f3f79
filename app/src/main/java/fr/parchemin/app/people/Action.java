package fr.parchemin.app.people;

import static fr.parchemin.app.people.Actor.Role.ASSESSOR;
import static fr.parchemin.app.people.Actor.Role.AUDITOR;
import static fr.parchemin.app.people.Actor.Role.CANDIDATE;
import static fr.parchemin.app.people.Actor.Role.CENTRE_MANAGER;
import static fr.parchemin.app.people.Actor.Role.CHAIR;
import static fr.parchemin.app.people.Actor.Role.JUROR;
import static fr.parchemin.app.people.Actor.Role.MANAGER;
import static fr.parchemin.app.people.Actor.Role.OPERATOR;

import fr.parchemin.app.people.Actor.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that can be asked of the application, and which roles may ask for it; the table of {@code docs/access.md}. */
public enum Action {
    SIGN_IN,
    VERIFY,
    SEE_API,
    SEE_HOME(null, Role.values()),
    OWN_ACCOUNT(null, Role.values()),
    OWN_TOKENS(null, MANAGER, CENTRE_MANAGER, AUDITOR),

    SEE_SCHEMES(null, Role.values()),
    SEE_SCHEME_FILES(null, OPERATOR, MANAGER, AUDITOR),
    SEE_MENTIONS(Subject.SCHEME, MANAGER),
    EDIT_MENTIONS(Subject.SCHEME, MANAGER),

    SEE_QUESTIONS(Subject.SCHEME, MANAGER),
    EDIT_QUESTIONS(Subject.SCHEME, MANAGER),

    SEE_COHORTS(null, MANAGER, CENTRE_MANAGER, AUDITOR),
    OPEN_COHORT(null, MANAGER),
    SEE_COHORT(Subject.COHORT, MANAGER, CENTRE_MANAGER, AUDITOR),
    PLAN_COHORT(Subject.COHORT, MANAGER),
    ENROL(Subject.COHORT, MANAGER, CENTRE_MANAGER),
    PLAN_TRAINING(Subject.COHORT, MANAGER),
    MARK_ATTENDANCE(Subject.COHORT, MANAGER, CENTRE_MANAGER),

    PUBLISH_RESULTS(Subject.COHORT, MANAGER),
    FOLLOW_DELIVERABLES(Subject.COHORT, MANAGER),
    SET_DEADLINES(Subject.COHORT, MANAGER),

    SEE_QUIZZES(Subject.COHORT, MANAGER),
    OPEN_QUIZ(Subject.COHORT, MANAGER),
    SEE_QUIZ(Subject.QUIZ, MANAGER, ASSESSOR),
    SEE_REVIEWS(null, ASSESSOR),
    REVIEW_QUIZ(Subject.QUIZ, MANAGER, ASSESSOR),
    APPOINT_REVIEWERS(Subject.QUIZ, MANAGER),
    RUN_QUIZ(Subject.QUIZ, MANAGER),

    SEE_DOSSIER(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, JUROR, CHAIR, AUDITOR),
    SEE_SPACE(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, CANDIDATE),
    SEE_DELIVERABLES(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, JUROR, CHAIR, AUDITOR, CANDIDATE),
    HAND_IN(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, CANDIDATE),
    TAKE_BACK(Subject.DOSSIER, MANAGER, CENTRE_MANAGER),
    SEE_IDENTITY(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, AUDITOR, CANDIDATE),
    SEE_LETTERS(null, MANAGER, CENTRE_MANAGER),
    SEE_LETTER(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, CANDIDATE),
    HANDLE_LETTER(Subject.DOSSIER, MANAGER, CENTRE_MANAGER),
    SEE_APPEALS(null, MANAGER, CENTRE_MANAGER),
    SEE_APPEAL(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, CANDIDATE),
    FILE_APPEAL(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, CANDIDATE),
    ANSWER_APPEAL(Subject.DOSSIER, MANAGER),
    EXPORT_PERSON(Subject.DOSSIER, MANAGER, CANDIDATE),
    HOLD_PERSON(Subject.DOSSIER, MANAGER),
    TAKE_QUIZ(Subject.DOSSIER, CANDIDATE),
    RECORD_FACTS(Subject.DOSSIER, MANAGER, CENTRE_MANAGER),
    MOVE_CANDIDACY(Subject.DOSSIER, MANAGER),
    RECORD_ADMISSIBILITY(Subject.DOSSIER, MANAGER),
    SEE_PROOFS(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, AUDITOR, CANDIDATE),
    SEE_ACCOMMODATIONS(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, CANDIDATE),
    ASK_ACCOMMODATIONS(Subject.DOSSIER, MANAGER, CENTRE_MANAGER, CANDIDATE),
    DECIDE_ACCOMMODATIONS(Subject.DOSSIER, MANAGER),

    SEE_PERSONS(null, MANAGER, CENTRE_MANAGER),
    SEE_PERSON(Subject.PERSON, MANAGER, CENTRE_MANAGER),
    EDIT_PERSON(Subject.PERSON, MANAGER, CENTRE_MANAGER),
    MERGE_PERSONS(Subject.PERSON, MANAGER),
    LOOK_UP_PLACES(null, MANAGER, CENTRE_MANAGER),

    SEE_ORGANISATIONS(null, MANAGER),
    OPEN_ORGANISATION(null, MANAGER),
    SEE_ORGANISATION(Subject.ORGANISATION, MANAGER),
    EDIT_ORGANISATION(Subject.ORGANISATION, MANAGER),
    ACCREDIT(Subject.ORGANISATION, MANAGER),

    SEE_SITTINGS(null, MANAGER, CENTRE_MANAGER, ASSESSOR, AUDITOR),
    PLAN_SITTING(Subject.COHORT, MANAGER, CENTRE_MANAGER),
    SEE_SITTING(Subject.SITTING, MANAGER, CENTRE_MANAGER, ASSESSOR, AUDITOR),
    EDIT_SITTING(Subject.SITTING, MANAGER, CENTRE_MANAGER),
    APPOINT_ASSESSORS(Subject.SITTING, MANAGER),
    RUN_SITTING(Subject.SITTING, MANAGER, CENTRE_MANAGER, ASSESSOR),
    MARK(Subject.SITTING, ASSESSOR),
    SEE_GRIDS(Subject.SITTING, MANAGER, ASSESSOR, AUDITOR),
    SETTLE_GRIDS(Subject.SITTING, MANAGER),
    SEE_RESITS(Subject.COHORT, MANAGER, CENTRE_MANAGER, AUDITOR),

    SEE_SESSIONS(null, MANAGER, JUROR, CHAIR, AUDITOR),
    OPEN_SESSION(null, MANAGER),
    ADMIT_MEMBERS(Subject.SESSION, MANAGER),
    SEE_SESSION(Subject.SESSION, MANAGER, JUROR, CHAIR, AUDITOR),
    DECIDE(Subject.SESSION, MANAGER, CHAIR),
    CLOSE_SESSION(Subject.SESSION, MANAGER, CHAIR),
    SEE_MINUTES(Subject.SESSION, MANAGER, JUROR, CHAIR, AUDITOR),

    SEE_CERTIFICATES(null, MANAGER, CENTRE_MANAGER, AUDITOR, CANDIDATE),
    SEE_CERTIFICATE(Subject.CERTIFICATE, MANAGER, CENTRE_MANAGER, AUDITOR, CANDIDATE),
    REVOKE_CERTIFICATE(Subject.CERTIFICATE, MANAGER),

    SEE_RETENTION(null, OPERATOR, MANAGER),
    ERASE(null, OPERATOR),

    SEE_ACCOUNTS(null, OPERATOR, MANAGER),
    EDIT_ACCOUNTS(null, OPERATOR, MANAGER),
    SEE_ACCOUNT(Subject.ACCOUNT, OPERATOR, MANAGER),
    EDIT_ACCOUNT(Subject.ACCOUNT, OPERATOR, MANAGER),

    SEE_JOURNAL(null, OPERATOR, MANAGER, AUDITOR),
    VERIFY_JOURNAL(null, OPERATOR, MANAGER, AUDITOR);

    private final @Nullable Subject subject;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<Role> roles;

    /** What anyone may ask, signed in or not. */
    Action() {
        this.subject = null;
        this.roles = Set.of();
    }

    Action(@Nullable Subject subject, Role... roles) {
        this.subject = subject;
        this.roles = Set.of(roles);
    }

    /** The kind of thing it is about, absent: none in particular, or a list of what the asker reaches. */
    public @Nullable Subject subject() {
        return subject;
    }

    /** Whether it needs no account. */
    public boolean isPublic() {
        return roles.isEmpty();
    }

    /** Whether that role may ask for it, of a thing that it reaches. */
    public boolean allows(Role role) {
        return isPublic() || roles.contains(role);
    }
}
