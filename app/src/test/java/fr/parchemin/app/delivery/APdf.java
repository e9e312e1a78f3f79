package fr.parchemin.app.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Real files, sound and otherwise. */
public final class APdf {

    private APdf() {}

    private interface Step {
        void on(PDDocument document) throws IOException;
    }

    /** With so many pages of text; each one that is made is another. */
    public static byte[] of(int pages) {
        return saved(pages, _ -> {}, CompressParameters.NO_COMPRESSION);
    }

    /** With its objects packed, as most programs write. */
    static byte[] packed(int pages) {
        return saved(pages, _ -> {}, new CompressParameters());
    }

    /** That asks for a password, or only forbids printing. */
    static byte[] locked(String password) {
        return saved(
                2,
                document -> document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission())),
                CompressParameters.NO_COMPRESSION);
    }

    static byte[] announcing(int announced, int pages) {
        var text = new String(of(pages), StandardCharsets.ISO_8859_1);
        return text.replaceFirst("/Count " + pages, "/Count " + announced).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whose tree of pages names the same page, or itself, over and over. */
    static byte[] turningRound() {
        return saved(
                1,
                document -> {
                    var tree = document.getPages().getCOSObject();
                    var kids = tree.getCOSArray(COSName.KIDS);
                    for (int i = 0; i < 50_000; i++) {
                        kids.add(tree);
                        kids.add(kids.get(0));
                    }
                },
                CompressParameters.NO_COMPRESSION);
    }

    /** A few kilobytes whose packed objects are a gigabyte. */
    static byte[] bomb() {
        var packed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(packed)) {
            var nothing = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                deflating.write(nothing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = "%%PDF-1.5%n1 0 obj%n<</Type/Obj#53tm/N 1/First 4/Filter/FlateDecode/Length %d>>%nstream%n"
                .formatted(packed.size())
                .replace("\r\n", "\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(packed.toByteArray());
        all.writeBytes("\nendstream\nendobj\nstartxref\n0\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    /** An archive, whatever its name. */
    public static byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("rapport.txt"));
            zip.write("Bonjour".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] saved(int pages, Step step, CompressParameters compression) {
        try (var document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                var page = new PDPage();
                document.addPage(page);
                try (var text = new PDPageContentStream(document, page)) {
                    text.beginText();
                    text.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    text.newLineAtOffset(60, 700);
                    text.showText("Page " + (i + 1) + " " + UUID.randomUUID());
                    text.endText();
                }
            }
            step.on(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes, compression);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
