package fr.parchemin.app.quiz;

import fr.parchemin.app.quiz.Question.Content;
import fr.parchemin.app.quiz.Reading.Found;
import fr.parchemin.app.quiz.XmlNode.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one item of QTI 3.0. What we could not ask as it stands there is a fault, never left out in silence. */
final class QtiReading {

    private static final Set<String> WORDS = Set.of(
            "p",
            "div",
            "span",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "small",
            "sub",
            "sup",
            "br",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "q",
            "abbr",
            "cite",
            "code",
            "qti-prompt",
            "qti-simple-choice",
            "qti-content-body");
    private static final Set<String> LINES =
            Set.of("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "qti-prompt");
    private static final String INTERACTIONS =
            "qti-choice-interaction, qti-order-interaction, qti-text-entry-interaction";

    private final String file;
    private final Element root;
    private final List<Fault> faults = new ArrayList<>();

    private QtiReading(String file, Element root) {
        this.file = file;
        this.root = root;
    }

    static Reading read(String file, byte[] content) {
        try {
            var reading = new QtiReading(file, XmlReading.read(content));
            var found = reading.item();
            return reading.faults.isEmpty() && found.isPresent()
                    ? new Reading.Read(List.of(found.get()))
                    : new Reading.Faulty(reading.faults);
        } catch (XmlReading.Unreadable e) {
            return new Reading.Faulty(List.of(e.fault(file)));
        }
    }

    private Optional<Found> item() {
        if (!root.name().equals("qti-assessment-item") || !root.space().equals(QtiItem.SPACE)) {
            fault(root, "not-an-item", root.name() + " " + root.space(), "qti-assessment-item " + QtiItem.SPACE);
            return Optional.empty();
        }
        if (!root.attribute("identifier").matches(QuestionFile.CODE)) {
            fault(root, "identifier", root.attribute("identifier"), QuestionFile.CODE);
        }
        var body = root.first("qti-item-body").orElse(null);
        if (body == null) {
            fault(root, "missing", "", "qti-item-body");
            return Optional.empty();
        }
        var interactions =
                body.all().filter(one -> one.name().endsWith("-interaction")).toList();
        if (interactions.size() != 1) {
            fault(body, "interactions", Integer.toString(interactions.size()), INTERACTIONS);
            return Optional.empty();
        }
        var interaction = interactions.getFirst();
        refuseUnknown(body);
        var prompt = Words.lines(text(body, false));
        if (prompt.isEmpty()) {
            fault(body, "missing", "", "qti-prompt, p");
        }
        var task = task(interaction);
        var explanation = root.elements()
                .filter(one -> one.name().equals("qti-modal-feedback"))
                .map(one -> text(one, true))
                .collect(Collectors.joining("\n"));
        return task == null || !faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        file,
                        root.line(),
                        root.attribute("identifier"),
                        Words.line(root.attribute("label")),
                        new Content(prompt, task, explanation)));
    }

    private void refuseUnknown(Element body) {
        body.all()
                .skip(1)
                .filter(one -> !one.name().endsWith("-interaction") && !WORDS.contains(one.name()))
                .forEach(one -> fault(one, "element", one.name(), "p, span, ul, qti-prompt"));
    }

    private @Nullable Task task(Element interaction) {
        var response = interaction.attribute("response-identifier");
        var declaration = root.elements()
                .filter(one -> one.name().equals("qti-response-declaration"))
                .filter(one -> one.attribute("identifier").equals(response))
                .findFirst()
                .orElse(null);
        if (declaration == null) {
            fault(interaction, "response", response, "qti-response-declaration");
            return null;
        }
        var right = declaration.first("qti-correct-response").stream()
                .flatMap(Element::elements)
                .filter(one -> one.name().equals("qti-value"))
                .map(one -> one.text().strip())
                .toList();
        if (right.isEmpty()) {
            fault(declaration, "missing", "", "qti-correct-response");
            return null;
        }
        return switch (interaction.name()) {
            case "qti-choice-interaction" -> choice(interaction, declaration, right);
            case "qti-order-interaction" -> order(interaction, declaration, right);
            case "qti-text-entry-interaction" -> number(declaration, right);
            default -> {
                fault(interaction, "interaction", interaction.name(), INTERACTIONS);
                yield null;
            }
        };
    }

    private @Nullable Task choice(Element interaction, Element declaration, List<String> right) {
        var choices = choices(interaction);
        var places = places(declaration, choices, right);
        if (!faults.isEmpty()) {
            return null;
        }
        var cardinality = declaration.attribute("cardinality");
        if (cardinality.equals("single") && places.size() == 1) {
            return choices.keySet().equals(Set.of(QtiItem.TRUE, QtiItem.FALSE))
                    ? new Task.TrueFalse(right.getFirst().equals(QtiItem.TRUE))
                    : new Task.Single(List.copyOf(choices.values()), places.getFirst());
        }
        if (cardinality.equals("multiple")) {
            return new Task.Multiple(List.copyOf(choices.values()), Set.copyOf(places));
        }
        fault(declaration, "cardinality", cardinality + " (" + places.size() + ")", "single (1), multiple");
        return null;
    }

    private @Nullable Task order(Element interaction, Element declaration, List<String> right) {
        var choices = choices(interaction);
        places(declaration, choices, right);
        if (!declaration.attribute("cardinality").equals("ordered")) {
            fault(declaration, "cardinality", declaration.attribute("cardinality"), "ordered");
        } else if (faults.isEmpty() && right.size() != choices.size()) {
            fault(declaration, "order", Integer.toString(right.size()), Integer.toString(choices.size()));
        }
        return faults.isEmpty()
                ? new Task.Order(right.stream().map(choices::get).toList())
                : null;
    }

    /** The words of each choice, by its name. */
    private Map<String, String> choices(Element interaction) {
        Map<String, String> choices = new LinkedHashMap<>();
        interaction
                .elements()
                .filter(one -> one.name().equals("qti-simple-choice"))
                .forEach(one -> {
                    var words = Words.line(text(one, true));
                    if (words.isEmpty()) {
                        fault(one, "choice", "", "");
                    } else if (choices.put(one.attribute("identifier"), words) != null) {
                        fault(one, "twice", one.attribute("identifier"), "");
                    }
                });
        if (choices.size() < Task.FEWEST_CHOICES) {
            fault(interaction, "choices", Integer.toString(choices.size()), "2");
        }
        return choices;
    }

    private List<Integer> places(Element declaration, Map<String, String> choices, List<String> right) {
        var names = List.copyOf(choices.keySet());
        var unknown = right.stream().filter(one -> !names.contains(one)).findFirst();
        unknown.ifPresent(one -> fault(declaration, "right", one, String.join(", ", names)));
        if (new HashSet<>(right).size() < right.size()) {
            fault(declaration, "twice", String.join(", ", right), "");
        }
        return unknown.isPresent()
                ? List.of()
                : right.stream().map(names::indexOf).toList();
    }

    private @Nullable Task number(Element declaration, List<String> right) {
        var type = declaration.attribute("base-type");
        if (!Set.of("float", "integer").contains(type) || right.size() != 1) {
            fault(declaration, "number", type + " (" + right.size() + ")", "float (1), integer (1)");
            return null;
        }
        var value = decimal(declaration, right.getFirst());
        var tolerance = tolerance(declaration);
        return value.isPresent() && tolerance.isPresent() ? new Task.Numeric(value.get(), tolerance.get()) : null;
    }

    private Optional<BigDecimal> tolerance(Element declaration) {
        var equal = root.first("qti-response-processing").stream()
                .flatMap(Element::all)
                .filter(one -> one.name().equals("qti-equal"))
                .findFirst();
        if (equal.isEmpty() || equal.get().attribute("tolerance-mode").equals("exact")) {
            return Optional.of(BigDecimal.ZERO);
        }
        var both = List.of(equal.get().attribute("tolerance").strip().split("\\s+"));
        boolean same = both.size() == 1 || (both.size() == 2 && both.get(0).equals(both.get(1)));
        if (!equal.get().attribute("tolerance-mode").equals("absolute") || !same) {
            fault(
                    equal.get(),
                    "tolerance",
                    equal.get().attribute("tolerance-mode") + " " + equal.get().attribute("tolerance"),
                    "absolute");
            return Optional.empty();
        }
        return decimal(declaration, both.getFirst()).filter(one -> {
            if (one.signum() < 0) {
                fault(equal.get(), "tolerance", one.toPlainString(), "absolute");
            }
            return one.signum() >= 0;
        });
    }

    private Optional<BigDecimal> decimal(Element at, String text) {
        var number = new Answer.Typed(text).number();
        if (number.isEmpty()) {
            fault(at, "not-a-number", text, "12.5");
        }
        return number;
    }

    /** The words of an element, each paragraph on a line; without those of an interaction but its prompt. */
    private static String text(Element element, boolean choices) {
        var text = new StringBuilder();
        for (XmlNode child : element.children()) {
            switch (child) {
                case XmlNode.Text(String characters) -> {
                    if (choices || !element.name().endsWith("-interaction")) {
                        text.append(characters.replaceAll("\\s+", " "));
                    }
                }
                case Element inner -> {
                    if (choices || !inner.name().equals("qti-simple-choice")) {
                        var end = LINES.contains(inner.name()) ? "\n" : "";
                        text.append(end).append(text(inner, choices)).append(end);
                    }
                }
            }
        }
        return text.toString();
    }

    private void fault(Element at, String code, String found, String expected) {
        faults.add(new Fault(file, at.line(), root.attribute("identifier"), code, found, expected));
    }
}
