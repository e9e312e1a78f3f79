package fr.parchemin.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes the answers of batches in the order in which the batches were read. */
final class Printer implements Runnable {

    private final BlockingQueue<Future<Batch.Answered>> underWay;
    private final OutputStream out;
    private long refused;
    private volatile @Nullable IOException failure;
    private volatile @Nullable Throwable bug;

    Printer(BlockingQueue<Future<Batch.Answered>> underWay, OutputStream out) {
        this.underWay = underWay;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            for (Batch.Answered next = next(); !next.last(); next = next()) {
                if (!isStopped()) {
                    write(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch.Answered next() throws InterruptedException {
        try {
            return underWay.take().get();
        } catch (ExecutionException e) {
            bug = e.getCause();
            return Batch.Answered.NOTHING;
        }
    }

    private void write(Batch.Answered answered) {
        try {
            out.write(answered.lines());
            refused += answered.refused();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Whether there is no more use in going on. */
    boolean isStopped() {
        return failure != null || bug != null;
    }

    /** How the command ends, once everything was written. */
    int result(PrintStream err, Messages messages) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (bug != null) {
            throw new IllegalStateException(bug);
        }
        if (refused > 0) {
            err.println(messages.say("propose-refused", refused));
        }
        return refused > 0 ? Parchemin.FINDINGS : Parchemin.FINE;
    }
}
