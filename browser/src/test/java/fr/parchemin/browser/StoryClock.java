package fr.parchemin.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock that goes on, and that a story puts to another day. */
final class StoryClock extends Clock {

    private static final int HOUR = 10;

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    StoryClock(LocalDate first) {
        this(Clock.system(ZoneId.of("Europe/Paris")));
        turnTo(first);
    }

    private StoryClock(Clock real) {
        this.real = real;
    }

    /** From now on it is that day, at ten in the morning. */
    void turnTo(LocalDate day) {
        Instant then = day.atTime(HOUR, 0).atZone(real.getZone()).toInstant();
        ahead = Duration.between(real.instant(), then);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        StoryClock other = new StoryClock(real.withZone(zone));
        other.ahead = ahead;
        return other;
    }
}
