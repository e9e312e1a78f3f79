package fr.parchemin.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.journal.Verification.Outcome;
import fr.parchemin.app.journal.Verification.Outcome.Fault;
import fr.parchemin.app.jury.AJury;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a superuser does with the triggers off is done and undone within one transaction. */
@ParcheminTest
class VerificationTests {

    @Autowired
    private Verification verification;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private long last;

    @BeforeEach
    void fiveEntriesMore() {
        for (int i = 0; i < 5; i++) {
            int number = i;
            transaction.executeWithoutResult(_ -> events.publishEvent(new Deed(
                    AJury.MANAGER,
                    "cohort-planned",
                    Thing.of(Kind.COHORT, number),
                    Thing.of(Kind.PERSON, number + 100L))));
        }
        last = jdbc.sql("select place from journal.head").query(Long.class).single();
    }

    private Outcome after(String... statements) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table journal.entry disable trigger all").update();
            jdbc.sql("alter table journal.entry_thing disable trigger all").update();
            jdbc.sql("alter table journal.head disable trigger all").update();
            for (String statement : statements) {
                jdbc.sql(statement.replace("$last", Long.toString(last))).update();
            }
            return verification.look();
        }));
    }

    private static Fault fault(Outcome.Kind kind, long place) {
        return new Fault(kind, place);
    }

    @Test
    void anUntouchedChainHolds() {
        var outcome = verification.look();

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.untold()).isEmpty();
        assertThat(outcome.entries()).isEqualTo(last);
        assertThat(outcome.first()).isBeforeOrEqualTo(outcome.last());
    }

    @Test
    void anAlteredRowIsFound() {
        for (var change : new String[] {
            "what = 'cohort-opened'",
            "account = 7",
            "role = 'CHAIR'",
            "at = at + interval '1 microsecond'",
            "from_address = '10.0.0.1'",
            "before_ref = ''",
            "after_ref = 'result:1'",
            "previous = hash",
            "hash = previous",
            "things = hash"
        }) {
            var outcome = after("update journal.entry set " + change + " where place = $last - 2");

            assertThat(outcome.fault()).as(change).isEqualTo(fault(Outcome.Kind.ALTERED, last - 2));
            assertThat(outcome.entries()).isEqualTo(last - 3);
        }
    }

    @Test
    void aMissingRowIsFound() {
        assertThat(after("delete from journal.entry where place = $last - 1").fault())
                .isEqualTo(fault(Outcome.Kind.MISSING, last - 1));
        assertThat(after("delete from journal.entry where place = 1").fault())
                .isEqualTo(fault(Outcome.Kind.MISSING, 1));
    }

    @Test
    void oneFaultDoesNotHideTheNext() {
        var outcome = after(
                "update journal.entry set account = 7 where place = 1",
                "delete from journal.entry where place between $last - 3 and $last - 2",
                "update journal.entry_thing set id = '999' where place = $last - 1 and rank = 0",
                "update journal.head set hash = decode(repeat('ab', 32), 'hex')");

        assertThat(outcome.faults())
                .containsExactly(
                        fault(Outcome.Kind.ALTERED, 1),
                        new Fault(Outcome.Kind.MISSING, last - 3, last - 2),
                        fault(Outcome.Kind.THINGS_ALTERED, last - 1),
                        fault(Outcome.Kind.HEAD, last));
        assertThat(outcome.entries()).isZero();
    }

    @Test
    void aRowTakenOutIsFoundThoughTheGapIsClosed() {
        var outcome = after(
                "delete from journal.entry_thing where place = $last - 2",
                "delete from journal.entry where place = $last - 2",
                "update journal.entry set place = place - 1 where place = $last - 1",
                "update journal.entry_thing set place = place - 1 where place = $last - 1",
                "update journal.entry set place = place - 1 where place = $last",
                "update journal.entry_thing set place = place - 1 where place = $last",
                "update journal.head set place = place - 1");

        assertThat(outcome.fault()).isEqualTo(fault(Outcome.Kind.MOVED, last - 2));
    }

    @Test
    void swappedRowsAreFound() {
        var outcome = after(
                "update journal.entry set place = 1000000 where place = $last - 2",
                "update journal.entry set place = $last - 2 where place = $last - 1",
                "update journal.entry set place = $last - 1 where place = 1000000",
                "update journal.entry_thing set rank = rank + 10 where place = $last - 2",
                "update journal.entry_thing set place = $last - 2 where place = $last - 1",
                "update journal.entry_thing set place = $last - 1, rank = rank - 10 where place = $last - 2 and rank >= 10");

        assertThat(outcome.fault()).isEqualTo(fault(Outcome.Kind.MOVED, last - 2));
    }

    @Test
    void aCutTailIsFound() {
        assertThat(after("delete from journal.entry where place > $last - 2").faults())
                .containsExactly(new Fault(Outcome.Kind.CUT, last - 1, last));
        assertThat(after(
                                "delete from journal.entry where place > $last - 2",
                                "update journal.head set place = $last - 2")
                        .fault())
                .isEqualTo(fault(Outcome.Kind.HEAD, last - 2));
    }

    @Test
    void alteredThingsAreFound() {
        for (var statement : new String[] {
            "update journal.entry_thing set id = '999' where place = $last - 1 and rank = 0",
            "update journal.entry_thing set kind = 'NEVER_HEARD_OF' where place = $last - 1 and rank = 0",
            "delete from journal.entry_thing where place = $last - 1 and rank = 1",
            "delete from journal.entry_thing where place = $last - 1",
            "insert into journal.entry_thing (place, rank, kind, id) values ($last - 1, 2, 'PERSON', '5')",
            "update journal.entry_thing set rank = 5 where place = $last - 1 and rank = 0"
        }) {
            assertThat(after(statement).fault()).as(statement).isEqualTo(fault(Outcome.Kind.THINGS_ALTERED, last - 1));
        }
    }

    @Test
    void aHeadThatNamesAnotherEndIsFound() {
        assertThat(after("update journal.head set hash = decode(repeat('ab', 32), 'hex')")
                        .fault())
                .isEqualTo(fault(Outcome.Kind.HEAD, last));
    }

    @Test
    void whatCameOfALookIsKept() {
        var outcome = verification.look();

        verification.keep(outcome, AJury.MANAGER);

        var kept = verification.last().orElseThrow();
        assertThat(kept.entries()).isEqualTo(outcome.entries());
        assertThat(kept.fingerprint()).isEqualTo(outcome.fingerprint()).hasSize(64);
        assertThat(kept.holds()).isTrue();
        assertThat(kept.account()).isEqualTo(AJury.MANAGER.account());
        assertThat(verification.look().entries()).isEqualTo(outcome.entries() + 1);
    }

    @Test
    void whatIsWrongIsKeptWithTheLook() {
        var outcome = after(
                "delete from journal.entry where place = $last - 3",
                "update journal.entry set account = 7 where place = $last");

        verification.keep(outcome, AJury.MANAGER);

        assertThat(verification.last().orElseThrow().faults())
                .isEqualTo(outcome.faults())
                .hasSize(2);
    }

    @Test
    void aTailThatIsCutWithItsHeadIsFoundByWhatWasNoted() {
        var noted = new Noted(last, verification.look().fingerprint());
        assertThat(verification.compare(noted)).isEqualTo(Noted.Standing.SAME);

        var cut = new String[] {
            "delete from journal.entry_thing where place > $last - 2",
            "delete from journal.entry where place > $last - 2",
            "update journal.head set place = $last - 2, hash = (select hash from journal.entry where place = $last - 2)"
        };
        assertThat(after(cut).fault()).as("the chain alone does not see it").isNull();
        assertThat(compared(noted, cut)).isEqualTo(Noted.Standing.GONE);
        assertThat(compared(noted, "update journal.entry set hash = previous where place = $last"))
                .isEqualTo(Noted.Standing.OTHER);
    }

    private Noted.Standing compared(Noted noted, String... statements) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table journal.entry disable trigger all").update();
            jdbc.sql("alter table journal.entry_thing disable trigger all").update();
            jdbc.sql("alter table journal.head disable trigger all").update();
            for (String statement : statements) {
                jdbc.sql(statement.replace("$last", Long.toString(last))).update();
            }
            return verification.compare(noted);
        }));
    }

    @Test
    void whatIsNoFingerprintIsNotTakenForOne() {
        assertThat(Noted.of("1 234", "AB ".repeat(32))).contains(new Noted(1234, "ab".repeat(32)));
        for (String[] wrong :
                new String[][] {{"", "ab".repeat(32)}, {"12", "ab"}, {"-1", "ab".repeat(32)}, {"12", "xy".repeat(32)}
                }) {
            assertThat(Noted.of(wrong[0], wrong[1])).isEmpty();
        }
    }
}
