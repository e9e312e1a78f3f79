package fr.parchemin.app.delivery;

import fr.parchemin.app.delivery.BoundedBytes.TimeOver;
import fr.parchemin.app.delivery.Inspected.Sound;
import fr.parchemin.app.delivery.Inspected.Unsound;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Counts the pages of a PDF one by one, never by what it announces, within bounds of time and memory. */
final class PageCount {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final long MEMORY = 16L << 20;
    private static final long DISK = 256L << 20;
    /** Where the mark of the end stands, as the standard has it. */
    private static final int END = 1024;

    private final int most;

    /** @param most beyond so many pages a file is refused, whatever the deliverable */
    PageCount(int most) {
        this.most = most;
    }

    Inspected count(Path file) throws IOException {
        var fault = fault(file);
        return fault.isPresent() ? new Unsound(fault.get()) : parsed(file);
    }

    private static Optional<Refusal> fault(Path file) throws IOException {
        try (var text = Latin.open(file)) {
            var end = text.subSequence(Math.max(0, text.length() - END), text.length());
            return end.contains("%%EOF") ? PackedObjects.fault(text) : Optional.of(Refusal.of("cut-short"));
        }
    }

    private Inspected parsed(Path file) {
        var memory = MemoryUsageSetting.setupMixed(MEMORY, DISK);
        try (var source = new BoundedBytes(file, TIME);
                var document = Loader.loadPDF(source, memory.streamCache)) {
            return document.isEncrypted() ? unsound("protected") : walked(document);
        } catch (InvalidPasswordException _) {
            return unsound("protected");
        } catch (TimeOver _) {
            return unsound("too-heavy");
        } catch (IOException | RuntimeException _) {
            return unsound("damaged");
        } catch (StackOverflowError | OutOfMemoryError _) {
            // Nested or sized to exhaust the parser; nothing of it is referred to any more.
            return unsound("too-heavy");
        }
    }

    private Inspected walked(PDDocument document) {
        var root = document.getDocument().getTrailer().getCOSDictionary(COSName.ROOT);
        var pages = root == null ? null : root.getCOSDictionary(COSName.PAGES);
        if (pages == null) {
            return unsound("damaged");
        }
        int found = walk(pages);
        if (found < 0) {
            return unsound("damaged");
        }
        long announced = pages.getLong(COSName.COUNT, -1);
        if (found == 0) {
            return unsound("without-pages");
        }
        if (found > most) {
            return new Unsound(Refusal.of("too-many-pages", most));
        }
        return announced == found ? new Sound(Format.PDF, found) : new Unsound(Refusal.of("lying", found, announced));
    }

    /**
     * The leaves, at most one more than are allowed; the nodes above are as bounded as they are. Less than none: one stands in
     * the tree twice, and would be shown twice.
     */
    private int walk(COSDictionary pages) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSDictionary> open = new ArrayDeque<>();
        open.push(pages);
        int found = 0;
        while (!open.isEmpty() && found <= most && seen.size() <= 4 * most) {
            var node = open.pop();
            if (!seen.add(node)) {
                return -1;
            }
            var kids = node.getCOSArray(COSName.KIDS);
            if (kids == null) {
                found++;
            } else {
                push(kids, open);
            }
        }
        return found;
    }

    private void push(COSArray kids, Deque<COSDictionary> open) {
        for (int i = 0; i < kids.size() && open.size() <= most; i++) {
            @Nullable COSBase kid = kids.getObject(i);
            if (kid instanceof COSDictionary page) {
                open.push(page);
            }
        }
    }

    private static Unsound unsound(String key) {
        return new Unsound(Refusal.of(key));
    }
}
