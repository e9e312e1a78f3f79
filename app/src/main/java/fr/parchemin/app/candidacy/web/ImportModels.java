package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Column;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Scheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a file of candidates looks like: its columns, which of them it must have, and what may stand there. */
@Component
class ImportModels {

    private final MessageSource messages;

    ImportModels(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A column of the file.
     *
     * @param example what may stand there
     */
    record Described(String heading, boolean required, String example) {}

    /** Those that a file must have first. */
    List<Described> columns(Scheme scheme, Locale locale) {
        return Arrays.stream(Column.values())
                .map(column -> new Described(
                        column.heading(locale), isRequired(column, scheme), example(column, scheme, locale)))
                .sorted((one, other) -> Boolean.compare(other.required(), one.required()))
                .toList();
    }

    private static boolean isRequired(Column column, Scheme scheme) {
        return column.isRequired() && (column != Column.ROUTE || scheme.routes().size() > 1);
    }

    /** Routes and blocks are the scheme's own; the rest is about nobody. */
    private String example(Column column, Scheme scheme, Locale locale) {
        return switch (column) {
            case ROUTE -> scheme.routes().getFirst().title().in(locale);
            case PRESENTED_BLOCKS ->
                scheme.blocks().stream().limit(2).map(Block::id).collect(Collectors.joining(", "));
            case BIRTH_NAME,
                    USAGE_NAME,
                    GIVEN_NAMES,
                    SEX,
                    BIRTH_DATE,
                    BIRTH_PLACE,
                    BIRTH_CODE,
                    BIRTH_COUNTRY,
                    EMAIL,
                    PHONE,
                    STREET,
                    POSTCODE,
                    TOWN,
                    COUNTRY,
                    ORIGIN,
                    ENROLLED_ON,
                    CENTRE -> messages.getMessage("candidacy.import.example." + column, null, locale);
        };
    }

    /** A workbook with these headings and nothing below. */
    static byte[] workbook(List<String> headings) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Parchemin", "1.0")) {
            var sheet = workbook.newWorksheet("Candidats");
            for (int i = 0; i < headings.size(); i++) {
                sheet.value(0, i, headings.get(i));
                sheet.width(i, 22);
            }
            sheet.freezePane(0, 1);
        }
        return bytes.toByteArray();
    }
}
