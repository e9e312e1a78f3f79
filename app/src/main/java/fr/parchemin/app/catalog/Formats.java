package fr.parchemin.app.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How days, hours and numbers are written for a reader of a language. */
public record Formats(Locale locale) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private boolean isFrench() {
        return locale.getLanguage().equals("fr");
    }

    /** {@code 1er juillet 2026}. */
    public String day(LocalDate day) {
        return dayOfMonth(day) + " " + month(day) + " " + day.getYear();
    }

    /** {@code 24 juin 2026 à 14 h 02}. */
    public String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(PARIS);
        return day(local.toLocalDate()) + (isFrench() ? " à " : ", ") + hour(instant);
    }

    /** {@code 14 h 02}. */
    public String hour(Instant instant) {
        return DateTimeFormatter.ofPattern(isFrench() ? "H 'h' mm" : "HH:mm", locale)
                .format(instant.atZone(PARIS))
                .replace(" ", "\u00a0");
    }

    /** {@code du 29 juin au 1er juillet 2026}, {@code jusqu'au...}, {@code à partir du...}; empty without a day. */
    public String period(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from == null && until == null) {
            return "";
        }
        if (from == null) {
            return (isFrench() ? "jusqu’au " : "until ") + day(requireDay(until));
        }
        if (until == null) {
            return (isFrench() ? "à partir du " : "from ") + day(from);
        }
        if (from.equals(until)) {
            return (isFrench() ? "le " : "on ") + day(from);
        }
        return (isFrench() ? "du " : "from ") + start(from, until) + (isFrench() ? " au " : " to ") + day(until);
    }

    private String start(LocalDate from, LocalDate until) {
        if (from.getYear() != until.getYear()) {
            return day(from);
        }
        return from.getMonth() == until.getMonth() ? dayOfMonth(from) : dayOfMonth(from) + " " + month(from);
    }

    /** {@code 1 234,5}. */
    public String number(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** {@code 1234,5}, as it stands in a field: without what separates the thousands. */
    public String typed(BigDecimal number) {
        var plain = number.stripTrailingZeros().toPlainString();
        return isFrench() ? plain.replace('.', ',') : plain;
    }

    /** A share from 0 to 1 as {@code 84,9 %}. */
    public String percent(BigDecimal share) {
        return number(share.movePointRight(2).stripTrailingZeros()) + (isFrench() ? "\u202f%" : "%");
    }

    /** {@code 44,1 %} for a share that was achieved: rounded down, as it is compared. */
    public String achieved(BigDecimal share) {
        return percent(share.setScale(3, RoundingMode.DOWN));
    }

    private String dayOfMonth(LocalDate day) {
        return isFrench() && day.getDayOfMonth() == 1 ? "1er" : Integer.toString(day.getDayOfMonth());
    }

    private String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMMM", locale).format(day);
    }

    private static LocalDate requireDay(@Nullable LocalDate day) {
        if (day == null) {
            throw new IllegalArgumentException("no day");
        }
        return day;
    }
}
