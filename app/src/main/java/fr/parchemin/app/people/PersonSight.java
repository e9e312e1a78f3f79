package fr.parchemin.app.people;

import fr.parchemin.app.people.Attachment.Reached;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which people somebody reaches, through whatever is held about them. */
@Component
class PersonSight {

    private final ObjectProvider<Attachment> attachments;

    PersonSight(ObjectProvider<Attachment> attachments) {
        this.attachments = attachments;
    }

    /** In statements where {@code p} is a person. */
    Reached of(Actor actor) {
        if (actor.reach().everything()) {
            return new Reached("true", Map.of());
        }
        var ways = attachments.stream()
                .map(attachment -> attachment.reached(actor))
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        ways.forEach(way -> parameters.putAll(way.parameters()));
        return new Reached(
                ways.isEmpty()
                        ? "false"
                        : ways.stream().map(Reached::condition).collect(Collectors.joining(" or ", "(", ")")),
                parameters);
    }
}
