package fr.parchemin.app.quiz;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of an XML text: an element or the characters between elements. */
sealed interface XmlNode {

    /** Characters. */
    record Text(String text) implements XmlNode {}

    /** An element with its line. */
    record Element(String space, String name, Map<String, String> attributes, List<XmlNode> children, int line)
            implements XmlNode {

        String attribute(String wanted) {
            return Objects.requireNonNullElse(attributes.get(wanted), "");
        }

        Stream<Element> elements() {
            return children.stream().filter(Element.class::isInstance).map(Element.class::cast);
        }

        Optional<Element> first(String wanted) {
            return elements().filter(one -> one.name.equals(wanted)).findFirst();
        }

        /** Itself and all within it. */
        Stream<Element> all() {
            return Stream.concat(Stream.of(this), elements().flatMap(Element::all));
        }

        /** All its characters. */
        String text() {
            var text = new StringBuilder();
            for (XmlNode child : children) {
                switch (child) {
                    case Text(String characters) -> text.append(characters);
                    case Element element -> text.append(element.text());
                }
            }
            return text.toString();
        }
    }
}
