package fr.parchemin.app.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * Where and when a candidate comes, in the time of Paris.
 *
 * @param until with the time added for an accommodation
 * @param extra what is added, in percent
 */
public record Visit(LocalDate day, Instant from, Instant until, String place, int extra) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int WHOLE = 100;

    static Visit of(Map<String, String> arguments) {
        var day = LocalDate.parse(arguments.getOrDefault("day", ""));
        var from = LocalTime.parse(arguments.getOrDefault("from", ""));
        var until = LocalTime.parse(arguments.getOrDefault("until", ""));
        int extra = Integer.parseInt(arguments.getOrDefault("extra", "0"));
        var begin = day.atTime(from).atZone(PARIS).toInstant();
        long minutes = Duration.between(from, until).toMinutes();
        // What is begun of a minute is given.
        long added = Math.ceilDiv(minutes * extra, WHOLE);
        return new Visit(
                day,
                begin,
                begin.plus(Duration.ofMinutes(minutes + added)),
                arguments.getOrDefault("place", ""),
                extra);
    }
}
