package fr.parchemin.app.delivery;

import fr.parchemin.app.delivery.Inspected.Sound;
import fr.parchemin.app.delivery.Inspected.Unsound;
import fr.parchemin.engine.scheme.Deliverable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Looks into files before they are kept: what they are, whether they are whole, how many pages they have. */
@Component
public class Inspection {

    private static final int AT_ONCE = 2;
    private static final int SECONDS = 30;

    private final Set<Format> accepted;
    private final DataSize size;
    private final PageCount pages;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Inspection(
            @Value("${parchemin.delivery.accept:pdf}") List<String> accept,
            @Value("${parchemin.delivery.size:20MB}") DataSize size,
            @Value("${parchemin.delivery.pages:2000}") int pages) {
        this.accepted = EnumSet.of(Format.PDF);
        accept.forEach(name -> accepted.add(Format.named(name)
                .orElseThrow(() -> new IllegalStateException(
                        "parchemin.delivery.accept names %s, expected pdf, docx, odt, jpeg or png".formatted(name)))));
        this.size = size;
        this.pages = new PageCount(pages);
    }

    /** The formats that are accepted for a deliverable: where pages are limited, only what has pages. */
    public Set<Format> accepted(Deliverable deliverable) {
        return deliverable.pagesAtMost() == null ? Set.copyOf(accepted) : Set.of(Format.PDF);
    }

    /** The most bytes that a file may have. */
    public DataSize most() {
        return size;
    }

    /** What a file is; it is given a turn, so that many at once cost no more than two. */
    Inspected look(Path file, Set<Format> wanted) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            return new Unsound(Refusal.of("empty"));
        }
        var tooLarge = tooLarge(size);
        if (tooLarge.isPresent()) {
            return new Unsound(tooLarge.get());
        }
        var format = format(file);
        if (!wanted.contains(format)) {
            return new Unsound(Refusal.of(accepted.contains(format) ? "needs-pages" : "other-format", format));
        }
        return format == Format.PDF ? counted(file) : new Sound(format, null);
    }

    private static Format format(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Format.of(in.readNBytes(Format.LOOKED_AT));
        }
    }

    /** Why a file of so many bytes is refused, absent: it is not. */
    public Optional<Refusal> tooLarge(long bytes) {
        return bytes > size.toBytes()
                ? Optional.of(Refusal.of("too-large", megabytes(bytes), size.toMegabytes()))
                : Optional.empty();
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }

    private Inspected counted(Path file) throws IOException {
        try {
            if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                return new Unsound(Refusal.of("busy"));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unsound(Refusal.of("busy"));
        }
        try {
            return pages.count(file);
        } finally {
            places.release();
        }
    }
}
