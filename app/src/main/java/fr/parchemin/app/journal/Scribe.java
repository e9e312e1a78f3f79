package fr.parchemin.app.journal;

import fr.parchemin.app.people.Deed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes into the journal what was done, as the last thing before the transaction that did it is committed. */
@Component
class Scribe {

    private final Chain chain;
    private final Clock clock;

    Scribe(Chain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * Takes note of a deed until the transaction ends.
     *
     * @throws IllegalStateException without a transaction that writes: the deed and its entry could not stand or fall together
     */
    @EventListener
    void note(Deed deed) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException(deed.what() + " was told outside the transaction that did it");
        }
        Notes.ofThisTransaction(this).add(deed);
    }

    private void write(List<Deed> deeds) {
        // What PostgreSQL keeps, for the hash must not cover more.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        chain.append(deeds, now);
    }

    /** The deeds of one transaction. */
    private static final class Notes implements TransactionSynchronization {

        private final Scribe scribe;
        private final List<Deed> deeds = new ArrayList<>();
        private boolean written;

        private Notes(Scribe scribe) {
            this.scribe = scribe;
        }

        static Notes ofThisTransaction(Scribe scribe) {
            for (TransactionSynchronization one : TransactionSynchronizationManager.getSynchronizations()) {
                if (one instanceof Notes notes) {
                    return notes;
                }
            }
            var notes = new Notes(scribe);
            TransactionSynchronizationManager.registerSynchronization(notes);
            return notes;
        }

        void add(Deed deed) {
            if (written) {
                throw new IllegalStateException(
                        deed.what() + " was told after the journal of its transaction was written");
            }
            deeds.add(deed);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            scribe.write(deeds);
        }
    }
}
