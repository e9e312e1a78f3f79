package fr.parchemin.app.paper;

import fr.parchemin.app.paper.Press.Manuscript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The moment that a document bears: that of what it says, so that it is printed alike however often it is asked for. */
final class Imprint {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Pattern CREATED = Pattern.compile("(?<=<xmp:CreateDate>)[^<]*");
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private Imprint() {}

    static void put(PDDocument pdf, Manuscript manuscript) throws IOException {
        var at = at(manuscript.at());
        pdf.getDocumentInformation().setCreationDate(GregorianCalendar.from(at));
        var metadata = pdf.getDocumentCatalog().getMetadata();
        var xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        metadata.importXMPMetadata(
                CREATED.matcher(xmp).replaceAll(TO_THE_SECOND.format(at)).getBytes(StandardCharsets.UTF_8));
        pdf.setDocumentId(manuscript.at().toEpochMilli());
    }

    private static ZonedDateTime at(Instant moment) {
        return moment.atZone(PARIS).withNano(0);
    }
}
