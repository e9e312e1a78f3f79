package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Period;
import fr.parchemin.app.candidacy.Period.Kind;
import fr.parchemin.app.candidacy.Period.Proof;
import fr.parchemin.app.people.IdentityCheck;
import fr.parchemin.app.people.LegalIds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/** What is typed to record a period in a company. */
record PeriodForm(
        @Nullable String employer,
        @Nullable String siret,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until,

        @Nullable Integer percent,
        @Nullable String weeklyHours,
        @Nullable String totalHours,
        @Nullable String daysOff,
        @Nullable Proof proof,
        @Nullable String reference) {

    private static final int LONGEST_NAME = 160;
    private static final int LONGEST_REFERENCE = 60;
    private static final int WHOLE = 100;
    private static final BigDecimal LONGEST_WEEK = new BigDecimal(60);

    static PeriodForm empty() {
        return new PeriodForm("", "", null, null, WHOLE, "", "", "", null, "");
    }

    /** The period, absent: {@code errors} says why not. */
    Optional<Period> period(Kind kind, BindingResult errors, LocalDate today) {
        if (text(employer).isEmpty() || text(employer).length() > LONGEST_NAME) {
            errors.rejectValue("employer", "candidacy.period.missing-employer");
        }
        var digits = text(siret).replace(" ", "");
        if (!digits.isEmpty() && !LegalIds.isSiret(digits)) {
            errors.rejectValue("siret", "candidacy.period.not-a-siret");
        }
        checkDays(kind, errors, today);
        if (proof == null) {
            errors.rejectValue("proof", "candidacy.period.missing-proof");
        }
        if (text(reference).length() > LONGEST_REFERENCE) {
            errors.rejectValue("reference", "candidacy.period.long-reference");
        }
        if (kind == Kind.EXPERIENCE) {
            checkHours(errors);
        } else if (!errors.hasFieldErrors("percent") && (percent == null || percent < 1 || percent > WHOLE)) {
            errors.rejectValue("percent", "candidacy.period.unlikely-percent");
        }
        var off = off(errors);
        if (errors.hasErrors() || from == null || until == null || proof == null) {
            return Optional.empty();
        }
        return Optional.of(new Period(
                kind,
                text(employer),
                digits.isEmpty() ? null : digits,
                from,
                until,
                kind == Kind.PLACEMENT ? Objects.requireNonNullElse(percent, WHOLE) : WHOLE,
                kind == Kind.PLACEMENT ? null : hours(weeklyHours),
                kind == Kind.PLACEMENT ? null : hours(totalHours),
                kind == Kind.PLACEMENT ? off : List.of(),
                proof,
                text(reference)));
    }

    private void checkDays(Kind kind, BindingResult errors, LocalDate today) {
        if (errors.hasFieldErrors("from") || errors.hasFieldErrors("until")) {
            return;
        }
        if (from == null || until == null) {
            errors.rejectValue(from == null ? "from" : "until", "candidacy.period.missing-day");
        } else if (until.isBefore(from)) {
            errors.rejectValue("until", "candidacy.period.ends-before");
        } else if (from.isBefore(today.minusYears(60)) || until.isAfter(today.plusYears(3))) {
            errors.rejectValue("from", "candidacy.period.unlikely-days");
        } else if (kind == Kind.EXPERIENCE && until.isAfter(today)) {
            errors.rejectValue("until", "candidacy.period.in-the-future");
        }
    }

    private void checkHours(BindingResult errors) {
        boolean weekly = !text(weeklyHours).isEmpty();
        if (weekly == !text(totalHours).isEmpty()) {
            errors.rejectValue("weeklyHours", "candidacy.period.missing-hours");
            return;
        }
        var hours = hours(weekly ? weeklyHours : totalHours);
        if (hours == null || hours.signum() == 0 || (weekly && hours.compareTo(LONGEST_WEEK) > 0)) {
            errors.rejectValue(weekly ? "weeklyHours" : "totalHours", "candidacy.period.unlikely-hours");
        }
    }

    private List<LocalDate> off(BindingResult errors) {
        List<LocalDate> days = new ArrayList<>();
        for (String one : text(daysOff).split("[\\s,;]+")) {
            var day = IdentityCheck.date(one);
            if (day.isPresent()) {
                days.add(day.get());
            } else if (!one.isEmpty()) {
                errors.rejectValue("daysOff", "candidacy.period.not-a-date", new Object[] {one}, "not-a-date");
                break;
            }
        }
        return days;
    }

    private static @Nullable BigDecimal hours(@Nullable String typed) {
        var plain = text(typed).replace(',', '.').replace(" ", "");
        return plain.matches("\\d{1,6}(\\.\\d{1,2})?") ? new BigDecimal(plain) : null;
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
