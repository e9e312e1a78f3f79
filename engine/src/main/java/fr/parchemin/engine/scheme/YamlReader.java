package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a text as one YAML 1.2 document. It builds the values from the parser's events and not from its nodes, because it
 * then meets no text that makes it recurse, and no alias that is more than another name of a value already read.
 */
final class YamlReader {

    static final int MOST_CHARACTERS = 1_000_000;
    static final int MOST_VALUES = 100_000;
    static final int MOST_LEVELS = 40;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MOST_CHARACTERS)
            .setSchema(new CoreSchema())
            .build();
    private static final ScalarResolver TYPES = SETTINGS.getSchema().getScalarResolver();

    private final Faults faults;
    private final Deque<YamlFrame> open = new ArrayDeque<>();
    private final Map<Anchor, Yaml> anchors = new HashMap<>();
    private int documents;
    private @Nullable Yaml root;

    private YamlReader(Faults faults) {
        this.faults = faults;
    }

    /** The document, or nothing where the text is none; the faults say why. */
    static Optional<Yaml> read(String text, Faults faults) {
        if (text.length() > MOST_CHARACTERS) {
            faults.add(1, 1, "", Code.TOO_LARGE, Integer.toString(text.length()), "≤ " + MOST_CHARACTERS);
            return Optional.empty();
        }
        return new YamlReader(faults).document(text);
    }

    private Optional<Yaml> document(String text) {
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                if (!accept(event)) {
                    return Optional.empty();
                }
            }
        } catch (YamlEngineException wrong) {
            new YamlSyntax(text, Optional.ofNullable(open.peek()), faults).explain(wrong);
            return Optional.empty();
        }
        if (root == null) {
            faults.add(1, 1, "", Code.EMPTY_FILE, null, null);
        }
        return Optional.ofNullable(root);
    }

    /** Whether it is worth while to go on. */
    private boolean accept(Event event) {
        return switch (event.getEventId()) {
            case DocumentStart -> isOnlyDocument(event);
            case Scalar -> place(scalar((ScalarEvent) event), ((ScalarEvent) event).getAnchor());
            case Alias -> place(alias((AliasEvent) event), Optional.empty());
            case SequenceStart, MappingStart -> enter((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> leave();
            case StreamStart, StreamEnd, DocumentEnd, Comment -> true;
        };
    }

    private boolean isOnlyDocument(Event start) {
        documents++;
        if (documents > 1) {
            fault(start, Code.SEVERAL_DOCUMENTS, null, null);
        }
        return documents == 1;
    }

    private Yaml.Scalar scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        return new Yaml.Scalar(event.getValue(), type(event), line(event), column(event));
    }

    private static Yaml.Type type(ScalarEvent event) {
        Tag tag = event.isPlain() ? TYPES.resolve(event.getValue(), true) : Tag.STR;
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Yaml.Type.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Yaml.Type.FLAG;
        }
        return tag.equals(Tag.NULL) ? Yaml.Type.NOTHING : Yaml.Type.TEXT;
    }

    private Yaml alias(AliasEvent event) {
        Anchor name = event.getAlias();
        Yaml named = anchors.get(name);
        if (named != null) {
            return named;
        }
        boolean within = open.stream().anyMatch(frame -> frame.isNamed(name));
        fault(event, within ? Code.RECURSIVE_ALIAS : Code.UNKNOWN_ANCHOR, name.getValue(), null);
        return new Yaml.Absent(line(event), column(event));
    }

    private boolean enter(CollectionStartEvent event) {
        refuseTag(event, event.getTag());
        if (open.size() == MOST_LEVELS) {
            fault(event, Code.TOO_DEEP, "> " + MOST_LEVELS, "≤ " + MOST_LEVELS);
            return false;
        }
        boolean mapping = event instanceof MappingStartEvent;
        open.push(new YamlFrame(mapping, event.getAnchor(), pathOfNext(), line(event), column(event), faults));
        return true;
    }

    private boolean leave() {
        YamlFrame frame = open.pop();
        return place(frame.close(), frame.anchor());
    }

    private boolean place(Yaml value, Optional<Anchor> anchor) {
        if (value.size() > MOST_VALUES || (!open.isEmpty() && open.element().size() + value.size() > MOST_VALUES)) {
            faults.add(value, pathOfNext(), Code.TOO_LARGE, "> " + MOST_VALUES, "≤ " + MOST_VALUES);
            return false;
        }
        anchor.ifPresent(name -> anchors.put(name, value));
        if (open.isEmpty()) {
            root = value;
        } else {
            open.element().add(value);
        }
        return true;
    }

    private void refuseTag(NodeEvent event, Optional<String> tag) {
        tag.ifPresent(name -> fault(event, Code.TAG, name, null));
    }

    private String pathOfNext() {
        return open.isEmpty() ? "" : open.element().pathOfNext();
    }

    private void fault(Event event, Code code, @Nullable String found, @Nullable String expected) {
        faults.add(line(event), column(event), pathOfNext(), code, found, expected);
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
