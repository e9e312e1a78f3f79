package fr.parchemin.app.paper;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Looks at a PDF document as its readers do: a validator, somebody who copies its text, a telephone before its QR code. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Pdf(byte[] bytes) {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    /** What it breaks in PDF/A-3a and PDF/UA-1. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
            try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), flavour)) {
                var result = Foundries.defaultInstance()
                        .createValidator(flavour, false)
                        .validate(parser);
                result.getTestAssertions().stream()
                        .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                        .map(assertion ->
                                flavour + " " + assertion.getRuleId().getClause() + " " + assertion.getMessage())
                        .forEach(violations::add);
                if (!result.isCompliant() && violations.isEmpty()) {
                    violations.add(flavour + " is not met");
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return violations;
    }

    /** Its text, on one line. */
    public String text() {
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("[\\s\u00a0]+", " ")
                    .strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The number of its pages. */
    public int pages() {
        try (var document = Loader.loadPDF(bytes)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the QR code on its first page says, read from the page as it is shown. */
    public String qrCode() {
        try (var document = Loader.loadPDF(bytes)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 200);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (IOException | NotFoundException | ChecksumException | FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
