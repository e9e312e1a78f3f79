package fr.parchemin.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.people.Attempts.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParcheminTest
class AttemptsTests {

    @Autowired
    JdbcClient jdbc;

    private final String somebody = UUID.randomUUID() + "@exemple.fr";
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private Attempts here;
    private Attempts there;

    /** Two processes on one database. */
    @BeforeEach
    void twoProcesses() {
        here = at();
        there = at();
    }

    private Attempts at() {
        return new Attempts(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void wait(Duration time) {
        now = now.plus(time);
        twoProcesses();
    }

    @Test
    void afterSomeFailuresEachTryWaitsTwiceAsLong() {
        for (int i = 0; i < 5; i++) {
            assertThat(here.take(Kind.ACCOUNT, somebody)).isTrue();
        }
        assertThat(here.take(Kind.ACCOUNT, somebody)).isTrue();

        assertThat(here.take(Kind.ACCOUNT, somebody)).isFalse();
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900)) {
            wait(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(here.take(Kind.ACCOUNT, somebody))
                    .as("before %s s", seconds)
                    .isFalse();
            wait(Duration.ofMillis(1));
            assertThat(here.take(Kind.ACCOUNT, somebody))
                    .as("after %s s", seconds)
                    .isTrue();
        }
    }

    @Test
    void whatFailsInOneProcessCountsInTheOther() {
        for (int i = 0; i < 3; i++) {
            assertThat(here.take(Kind.ACCOUNT, somebody)).isTrue();
            assertThat(there.take(Kind.ACCOUNT, somebody.toUpperCase(java.util.Locale.ROOT)))
                    .isTrue();
        }

        assertThat(there.take(Kind.ACCOUNT, somebody)).isFalse();
        assertThat(here.mustWait(Kind.ACCOUNT, somebody)).isTrue();
    }

    @Test
    void manyAtOnceDoNotAllPass() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tries = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(
                            one -> () -> (one % 2 == 0 ? here : there).take(Kind.ACCOUNT, somebody))
                    .toList();
            var passed = threads.invokeAll(tries).stream()
                    .filter(AttemptsTests::passed)
                    .count();

            assertThat(passed).isEqualTo(6);
        }
    }

    private static boolean passed(Future<Boolean> one) {
        return one.resultNow();
    }

    @Test
    void successAndTimeMakeGood() {
        for (int i = 0; i < 6; i++) {
            here.take(Kind.ACCOUNT, somebody);
        }
        there.forget(Kind.ACCOUNT, somebody);
        assertThat(here.take(Kind.ACCOUNT, somebody)).isTrue();

        for (int i = 0; i < 6; i++) {
            here.take(Kind.ACCOUNT, somebody);
        }
        wait(Duration.ofHours(25));
        for (int i = 0; i < 6; i++) {
            assertThat(here.take(Kind.ACCOUNT, somebody)).isTrue();
        }
    }

    @Test
    void whoSucceedsFromAnAddressDoesNotFreeIt() {
        for (int i = 0; i < 31; i++) {
            assertThat(here.take(Kind.ADDRESS, somebody)).isTrue();
        }
        assertThat(here.take(Kind.ADDRESS, somebody)).isFalse();
        wait(Duration.ofSeconds(1));
        assertThat(here.take(Kind.ADDRESS, somebody)).isTrue();
        here.giveBack(Kind.ADDRESS, somebody);

        assertThat(here.take(Kind.ADDRESS, somebody)).isTrue();
        assertThat(here.take(Kind.ADDRESS, somebody)).isFalse();
    }
}
