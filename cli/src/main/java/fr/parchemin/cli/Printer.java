package fr.parchemin.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes the answers of batches in the order in which the batches were read, and hands the batches back for others. */
final class Printer implements Runnable {

    private final BlockingQueue<Future<Optional<Batch>>> underWay;
    private final BlockingQueue<Batch> free;
    private final OutputStream out;
    private long refused;
    private volatile @Nullable IOException failure;
    private volatile @Nullable Throwable bug;

    /**
     * Prints until a batch is absent.
     *
     * @param free where batches go that were written
     */
    Printer(BlockingQueue<Future<Optional<Batch>>> underWay, BlockingQueue<Batch> free, OutputStream out) {
        this.underWay = underWay;
        this.free = free;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            Optional<Batch> next = underWay.take().get();
            while (next.isPresent()) {
                write(next.get());
                free.put(next.get().emptied());
                next = underWay.take().get();
            }
        } catch (ExecutionException e) {
            bug = e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Batch batch) {
        if (isStopped()) {
            return;
        }
        try {
            batch.writeTo(out);
            refused += batch.refused();
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
