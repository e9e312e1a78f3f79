package fr.parchemin.app.assessment;

import fr.parchemin.app.candidacy.Agenda.Due;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.proposal.NextAction;
import fr.parchemin.engine.proposal.NextAction.Action;
import fr.parchemin.engine.proposal.NextAction.Session;
import fr.parchemin.engine.proposal.Outcome;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Sentences about the dossiers of one scheme, in one language. Every name in them is the scheme's own label. */
public final class Wording {

    /** Where French says {@code d'} and not {@code de}. */
    private static final Pattern VOWEL = Pattern.compile("[aeiouyàâéèêëîïôùûœh]", Pattern.CASE_INSENSITIVE);

    private final Labels labels;
    private final Formats formats;
    private final MessageSource messages;
    private final Locale locale;

    Wording(Scheme scheme, MessageSource messages, Locale locale) {
        this.labels = new Labels(scheme, messages, locale);
        this.formats = new Formats(locale);
        this.messages = messages;
        this.locale = locale;
    }

    /** What the things of the scheme are called. */
    public Labels labels() {
        return labels;
    }

    /** How days and numbers are written. */
    public Formats formats() {
        return formats;
    }

    /** What is proposed for the whole, as a sentence. */
    public String outcome(Outcome outcome) {
        return labels.say("assessment.outcome." + outcome);
    }

    /** What a rule says of its subject. */
    public String finding(Finding finding) {
        var key = "assessment.finding." + finding.rule().key();
        var exact = key + "." + finding.verdict();
        var arguments = new Object[] {
            capital(labels.subject(finding.subject())),
            asked(finding),
            words(finding.rule(), finding.found()),
            finding.found() == null ? 0 : 1,
            finding.expected() == null ? 0 : 1
        };
        var sentence = messages.getMessage(exact, arguments, null, locale);
        return sentence == null ? labels.say(key, arguments) : sentence;
    }

    /** What the rule asks; where it says it all, the number of the attempt that is remarked on. */
    private String asked(Finding finding) {
        return finding.expected() == null && finding.attempt() != null
                ? formats.number(BigDecimal.valueOf(finding.attempt()))
                : words(finding.rule(), finding.expected());
    }

    /** What the rule asks, in words; a dash where the rule says it all. */
    public String expected(Finding finding) {
        return finding.expected() == null ? "–" : words(finding.rule(), finding.expected());
    }

    /** What the dossier says, in words; a dash where it says nothing. */
    public String found(Finding finding) {
        return finding.found() == null ? "–" : words(finding.rule(), finding.found());
    }

    /** Where the official document says so. */
    public String clause(String clause) {
        return clause.equals("ours") ? labels.say("assessment.clause.ours") : clause;
    }

    /** What the candidate may still do, or what is awaited, without its days. */
    public String action(NextAction action) {
        var sentence = labels.say(
                "assessment.action." + action.action() + awaited(action),
                small(subject(action)),
                competencies(action),
                form(action));
        return action.after() == null
                ? sentence
                : labels.say("assessment.action.after", sentence, small(labels.subject(action.after())));
    }

    /** What is awaited, where that is no result. */
    private static String awaited(NextAction action) {
        if (action.action() != Action.AWAIT) {
            return "";
        }
        if (action.fact() != null) {
            return "." + action.fact();
        }
        return action.deliverable() != null ? ".deliverable" : action.module() != null ? ".module" : "";
    }

    /** When: the days of an action, or in which session; never empty. */
    public String when(NextAction action) {
        var period = formats.period(action.from(), action.until());
        if (action.session() == Session.LATER) {
            return period.isEmpty()
                    ? labels.say("assessment.when.later")
                    : labels.say("assessment.when.later-period", period);
        }
        return period.isEmpty()
                ? labels.say(action.after() == null ? "assessment.when.now" : "assessment.when.after")
                : period;
    }

    /** The action with its days, as one sentence. */
    public String actionWithDays(NextAction action) {
        return labels.say("assessment.action.with-days", action(action), when(action));
    }

    /** What is to come. */
    public String due(Due due) {
        return labels.say(due.key(), due.arguments().stream().map(this::read).toArray());
    }

    /** When it is, as one reads it on a day: what has begun is said by its last day; never empty. */
    public String when(Due due, LocalDate today) {
        boolean toCome = due.from() != null && due.from().isAfter(today);
        boolean lasts = due.from() == null || !due.from().equals(due.until());
        if (!toCome && due.until() == null) {
            return labels.say(due.byCandidate() ? "assessment.when.now" : "assessment.when.unknown");
        }
        return formats.period(toCome || !lasts ? due.from() : null, due.until());
    }

    private String read(String argument) {
        try {
            return formats.day(LocalDate.parse(argument));
        } catch (DateTimeParseException _) {
            return argument;
        }
    }

    /** Why a dossier contradicts its scheme or itself. */
    public String fault(DossierFault fault) {
        return labels.say(
                "assessment.fault." + fault.code(),
                fault.path(),
                fault.found() == null ? "" : fault.found(),
                fault.expected() == null ? "" : fault.expected());
    }

    /** What came out of a sitting. */
    public String mark(Mark mark) {
        return switch (mark) {
            case Mark.Graded(String grade) -> grade(grade);
            case Mark.Scored(BigDecimal score) -> formats.achieved(score);
            case Mark.Absent(boolean justified) ->
                labels.say(justified ? "assessment.value.absent-justified" : "assessment.value.absent-unjustified");
            case Mark.Awaited() -> labels.say("assessment.value.awaited");
        };
    }

    private String words(Reason rule, @Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Code(String code) -> code(code);
            case Value.Number(BigDecimal number) ->
                isShare(rule, number) ? formats.achieved(number) : formats.number(number);
            case Value.Day(var day) -> formats.day(day);
        };
    }

    /** Attendance and scores are shares; the remarks on a result carry its score or the number of its attempt. */
    private static boolean isShare(Reason rule, BigDecimal number) {
        return switch (rule) {
            case ATTENDANCE, PASSING_SCORE, SCORE_AT_LEAST -> true;
            case FORMATIVE_RESULT,
                    NOT_ASKED,
                    BLOCK_NOT_PRESENTED,
                    ALREADY_HELD,
                    ATTEMPT_WITHOUT_PREVIOUS,
                    RESIT_WITHOUT_GROUND,
                    RESIT_AFTER_UNJUSTIFIED_ABSENCE,
                    RESIT_NOT_ALLOWED,
                    RESIT_BEYOND_LIMIT,
                    INTERVIEW_WITHOUT_GROUND,
                    INTERVIEW_WITHOUT_READING,
                    FINAL_INTERVIEW_TOO_EARLY -> number.scale() > 0;
            default -> false;
        };
    }

    private String code(String code) {
        var grade = labels.grade(code);
        return grade == null
                ? Objects.requireNonNullElse(
                        messages.getMessage("assessment.value." + code, null, null, locale), labels.subject(code))
                : quoted(grade);
    }

    private String grade(String grade) {
        var known = labels.grade(grade);
        return known == null ? grade : known;
    }

    private String quoted(String text) {
        return labels.say("assessment.quoted", text);
    }

    private String subject(NextAction action) {
        if (action.assessment() != null) {
            var shared = labels.assessment(action.assessment()).equals(labels.assessmentTitle(action.assessment()));
            var block = action.block();
            return shared && block != null && !action.assessment().contains(".")
                    ? labels.subject(action.assessment() + "/" + block)
                    : labels.assessment(action.assessment());
        }
        if (action.deliverable() != null) {
            return labels.deliverable(action.deliverable());
        }
        if (action.module() != null) {
            return labels.module(action.module());
        }
        return action.block() == null ? "" : labels.block(action.block());
    }

    private String competencies(NextAction action) {
        return action.competencies().isEmpty()
                ? ""
                : labels.say("assessment.action.competencies", String.join(", ", action.competencies()));
    }

    private String form(NextAction action) {
        if (action.format() == null) {
            return "";
        }
        var form = small(labels.format(action.format()));
        boolean elided = VOWEL.matcher(form).lookingAt();
        return labels.say(elided ? "assessment.action.form-vowel" : "assessment.action.form", form);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** In the middle of a sentence: {@code Oral} becomes {@code oral}, {@code QCM} stays. */
    private static String small(String text) {
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || acronym ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
