package fr.parchemin.app.catalog.web;

import fr.parchemin.app.catalog.UnusableFile;
import fr.parchemin.engine.scheme.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;

/** Says what is wrong with files of schemes, in the words of the command that checks them. */
record UnusableReadout(MessageSource messages, Locale locale) {

    /** A file with all that is wrong. */
    record File(String name, String state, List<Line> faults) {}

    /** One fault and where it stands. */
    record Line(int line, int column, String words) {}

    File of(UnusableFile file) {
        return switch (file) {
            case UnusableFile.Faulty(var name, var faults) ->
                new File(
                        name,
                        say("catalog.unusable.faulty", faults.size()),
                        faults.stream().map(this::line).toList());
            case UnusableFile.Repeated(var name, var scheme, var version, var other) ->
                new File(name, say("catalog.unusable.repeated", scheme, version, other), List.of());
            case UnusableFile.Unreadable(var name) -> new File(name, say("catalog.unusable.unreadable"), List.of());
        };
    }

    private Line line(Fault fault) {
        var code = fault.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Line(
                fault.line(),
                fault.column(),
                say(
                        "scheme-fault." + code,
                        Objects.requireNonNullElse(fault.found(), "—"),
                        Objects.requireNonNullElse(fault.expected(), "—"),
                        fault.path()));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
