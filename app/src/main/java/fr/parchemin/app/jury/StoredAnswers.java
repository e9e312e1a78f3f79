package fr.parchemin.app.jury;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Proposal;
import fr.parchemin.engine.proposal.Reason;
import fr.parchemin.engine.proposal.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes and reads what the rules said as decisions keep it. What was kept is never computed again: a line of any time is read as
 * it stands, a field that did not exist then being absent.
 */
final class StoredAnswers {

    /** Between what a fault found and what it expected: a character that no fact holds. */
    private static final String BETWEEN = "\u001f";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(
                    List.class, config -> config.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addModule(new SimpleModule()
                    .addDeserializer(Reason.class, new Rules())
                    .addDeserializer(Value.class, new Values()))
            .build();

    private StoredAnswers() {}

    /** The words of a fault, as they are kept beside its code. */
    static String words(DossierFault fault) {
        return text(fault.found()) + BETWEEN + text(fault.expected());
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }

    /**
     * What was said of a dossier.
     *
     * @param line as a decision keeps it
     */
    static Answer read(String line) {
        var stored = JSON.readTree(line);
        return stored.has("errors")
                ? new Answer.Contradiction(stored.path("dossier").asString(""), faults(stored.path("errors")))
                : JSON.treeToValue(stored, Proposal.class);
    }

    private static List<DossierFault> faults(JsonNode errors) {
        List<DossierFault> faults = new ArrayList<>();
        for (JsonNode error : errors) {
            var words = error.path("message").asString("").split(BETWEEN, -1);
            boolean said = words.length == 2;
            faults.add(new DossierFault(
                    DossierFault.Code.valueOf(constant(error.path("code").asString(""))),
                    error.path("path").asString(""),
                    said && !words[0].isEmpty() ? words[0] : null,
                    said && !words[1].isEmpty() ? words[1] : null));
        }
        return faults;
    }

    private static String constant(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Rules by their keys. */
    private static final class Rules extends StdDeserializer<Reason> {

        Rules() {
            super(Reason.class);
        }

        @Override
        public Reason deserialize(JsonParser parser, DeserializationContext context) {
            return Reason.valueOf(constant(parser.getString()));
        }
    }

    /** What was expected or found: a number, a day, else a code. */
    private static final class Values extends StdDeserializer<Value> {

        Values() {
            super(Value.class);
        }

        @Override
        public Value deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken().isNumeric()) {
                return new Value.Number(parser.getDecimalValue());
            }
            var text = parser.getString();
            return DAY.matcher(text).matches() ? new Value.Day(LocalDate.parse(text)) : new Value.Code(text);
        }
    }
}
