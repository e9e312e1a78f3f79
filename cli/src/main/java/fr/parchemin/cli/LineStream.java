package fr.parchemin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers dossier lines in the same order, on all cores and in constant memory: there is a fixed number of batches, and when
 * all are under way reading waits.
 */
final class LineStream {

    private final Messages messages;
    private final OutputStream out;
    private final PrintStream err;

    LineStream(Messages messages, OutputStream out, PrintStream err) {
        this.messages = messages;
        this.out = out;
        this.err = err;
    }

    /** Answers all lines, each in this way; how the command ends. */
    int run(InputStream in, Batch.Way way) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        BlockingQueue<Batch> free = new ArrayBlockingQueue<>(cores + 3);
        while (free.offer(new Batch(messages))) {
            // Until there are enough.
        }
        BlockingQueue<Future<Optional<Batch>>> underWay = new ArrayBlockingQueue<>(free.size() + 1);
        ExecutorService workers = Executors.newFixedThreadPool(cores, LineStream::daemon);
        Printer printer = new Printer(underWay, free, out);
        Thread printing = daemon(printer);
        printing.start();
        try {
            Batches batches = new Batches(in);
            for (Batch next = next(free, printer); next != null && batches.fill(next); next = next(free, printer)) {
                Batch batch = next;
                underWay.put(workers.submit(() -> Optional.of(batch.answer(way))));
            }
            underWay.put(CompletableFuture.completedFuture(Optional.empty()));
            printing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
        }
        return printer.result(err, messages);
    }

    /** A batch that is not under way; absent once there is no more use in going on. */
    private static @Nullable Batch next(BlockingQueue<Batch> free, Printer printer) throws InterruptedException {
        Batch next = null;
        while (next == null && !printer.isStopped()) {
            next = free.poll(1, TimeUnit.SECONDS);
        }
        return printer.isStopped() ? null : next;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
