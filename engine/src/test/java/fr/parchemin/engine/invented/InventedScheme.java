package fr.parchemin.engine.invented;

import fr.parchemin.engine.scheme.Reading;
import fr.parchemin.engine.scheme.Scheme;
import fr.parchemin.engine.scheme.SchemeReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid scheme that nobody wrote, as the text of its file, with examples that hold. The same seed gives the same text, as
 * long as the engine decides the same.
 */
public record InventedScheme(long seed, String yaml, Scheme scheme) {

    private static final List<String> PARTS =
            List.of("assessments", "deliverables", "formats", "evidence", "modules", "sessions");

    /** The scheme of a seed without its examples, which take longest. */
    public static InventedScheme withoutExamples(long seed) {
        String yaml = YamlText.of(top(seed, new Chance(seed)));
        return new InventedScheme(seed, yaml, read(seed, yaml).scheme());
    }

    /** The scheme of a seed. */
    public static InventedScheme of(long seed) {
        Chance chance = new Chance(seed);
        Map<String, Object> top = top(seed, chance);
        Scheme bare = read(seed, YamlText.of(top)).scheme();
        List<Map<String, Object>> examples = new InventedExamples(bare, chance).examples();
        if (!examples.isEmpty()) {
            top.put("examples", examples);
        }
        String yaml = YamlText.of(top);
        return new InventedScheme(seed, yaml, read(seed, yaml).scheme());
    }

    private static Map<String, Object> top(long seed, Chance chance) {
        Pieces pieces = new Pieces();
        InventedFrame frame = new InventedFrame(pieces, chance, seed);
        boolean policy = chance.in(65);
        InventedEvidence evidence = new InventedEvidence(pieces, chance, policy);
        InventedBlocks blocks = new InventedBlocks(pieces, chance, evidence);
        Map<String, Object> top = new LinkedHashMap<>(frame.identity());
        top.put("scales", frame.scales());
        top.put("evidence", evidence.kinds);
        top.put("formats", evidence.formats);
        if (policy) {
            top.put("resits", evidence.resitPolicy());
        }
        top.put("modules", frame.modules());
        frame.nameRoutes();
        blocks.inventEvidence();
        top.put("deliverables", blocks.sharedDocuments);
        top.put("assessments", blocks.sharedAssessments);
        top.put("sessions", frame.sessions(evidence.windows));
        InventedRules rules = new InventedRules(pieces, chance);
        top.put("blocks", blocks.blocks(rules));
        putIfSome(top, "requires", frame.requires(rules));
        top.put("routes", frame.routes(rules));
        top.put("award", frame.award(blocks.award(rules)));
        top.putAll(frame.ending());
        PARTS.forEach(part -> top.remove(part, Map.of()));
        return top;
    }

    private static void putIfSome(Map<String, Object> top, String key, @Nullable Object value) {
        if (value != null) {
            top.put(key, value);
        }
    }

    private static Reading.Read read(long seed, String yaml) {
        return switch (SchemeReader.read(InventedFrame.name(seed) + ".yaml", yaml)) {
            case Reading.Read read -> read;
            case Reading.Faulty(var faults) ->
                throw new AssertionError("seed " + seed + " gives a file with faults: " + faults + "\n" + yaml);
        };
    }
}
