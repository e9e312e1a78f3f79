package fr.parchemin.app.paper;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/** Prints documents as PDF/A-3a and PDF/UA-1: fonts embedded, tagged, in French, with the colours of the screen. */
@Component
public class Press {

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final Typesetter typesetter;
    private final FontCase fonts = FontCase.open();
    private final Drawings drawings = new Drawings(fonts);
    private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();

    Press(MessageSource messages) {
        // By default it tells standard error of every font it reads.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        this.typesetter = new Typesetter(messages);
    }

    /** Prints a document. A character that no font of ours has is shown by its number, as {@code [U+1F600]}. */
    public byte[] print(Manuscript manuscript) {
        var text = typesetter.set(manuscript.template(), manuscript.values());
        fonts.spellOutWhatIsMissing(text);
        var thread = Thread.currentThread();
        var usual = thread.getContextClassLoader();
        // The metadata are written by an XML library looked up anew for each document: here, among the JDK's only, for
        // opening every jar of the application takes as long as all the rest.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return render(text, manuscript);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private byte[] render(Document text, Manuscript manuscript) throws IOException {
        var builder = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(COLOURS)
                .useCacheStore(CacheStore.PDF_FONT_METRICS, metrics)
                .withProducer("Parchemin")
                .useObjectDrawerFactory(drawings)
                .useExternalResourceAccessControl(
                        (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withW3cDocument(text, null);
        fonts.lendTo(builder);
        try (var renderer = builder.buildPdfRenderer();
                var pdf = renderer.createPDFKeepOpen()) {
            Imprint.put(pdf, manuscript);
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** The characters of a text that cannot be printed, each with its number; empty: all can. */
    public List<String> unprintable(String text) {
        return fonts.missingFrom(text);
    }

    /**
     * What is to be printed. The same manuscript always gives the same bytes.
     *
     * @param template the name of a template among the documents
     * @param values what the template fills in
     * @param at the moment that the document bears, which is that of what it says and not of its printing
     */
    public record Manuscript(String template, Map<String, Object> values, Instant at) {

        public Manuscript {
            values = Map.copyOf(values);
        }
    }
}
