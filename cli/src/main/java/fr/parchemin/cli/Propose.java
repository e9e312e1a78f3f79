package fr.parchemin.cli;

import fr.parchemin.engine.proposal.Deciders;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads dossier lines and writes proposal lines in the same order, on all cores and in constant memory: a bounded number of
 * batches of whole lines is under way at any time.
 */
final class Propose {

    private final Messages messages;
    private final Path schemes;
    private final OutputStream out;
    private final PrintStream err;

    Propose(Messages messages, Path schemes, OutputStream out, PrintStream err) {
        this.messages = messages;
        this.schemes = schemes;
        this.out = out;
        this.err = err;
    }

    int run(List<String> arguments, InputStream standardInput) throws IOException {
        if (arguments.size() > 1 || (arguments.size() == 1 && isOption(arguments.getFirst()))) {
            throw new Parchemin.Misuse(messages.say("propose-usage"));
        }
        boolean isFile = !arguments.isEmpty() && !arguments.getFirst().equals("-");
        try (InputStream in = isFile ? open(Path.of(arguments.getFirst())) : standardInput) {
            Deciders deciders = Deciders.of(new SchemeFiles(messages).load(schemes));
            return propose(in, deciders);
        }
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-") && argument.length() > 1;
    }

    private InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Parchemin.Misuse(messages.say("a-directory", file));
        }
        if (!Files.isReadable(file)) {
            throw new Parchemin.Misuse(messages.say("no-such-file", file));
        }
        return new FileInputStream(file.toFile());
    }

    private int propose(InputStream in, Deciders deciders) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        BlockingQueue<Future<Batch.Answered>> underWay = new ArrayBlockingQueue<>(cores + 2);
        ExecutorService workers = Executors.newFixedThreadPool(cores, Propose::daemon);
        Printer printer = new Printer(underWay, out);
        Thread printing = daemon(printer);
        printing.start();
        try {
            Batches batches = new Batches(in);
            for (Batch batch = batches.next(); batch != null && !printer.isStopped(); batch = batches.next()) {
                Batch whole = batch;
                underWay.put(workers.submit(() -> whole.answer(deciders, messages)));
            }
            underWay.put(CompletableFuture.completedFuture(Batch.Answered.END));
            printing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
        }
        return printer.result(err, messages);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
