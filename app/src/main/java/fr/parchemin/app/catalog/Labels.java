package fr.parchemin.app.catalog;

import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Module;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Scale;
import fr.parchemin.engine.scheme.Scheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the things of a scheme are called for a reader of a language. An unknown name stays as it is. */
public final class Labels {

    private static final Pattern NUMBERED_BLOCK = Pattern.compile("B(\\d+)");

    private final Scheme scheme;
    private final MessageSource messages;
    private final Locale locale;

    /** The labels of a scheme. */
    public Labels(Scheme scheme, MessageSource messages, Locale locale) {
        this.scheme = scheme;
        this.messages = messages;
        this.locale = locale;
    }

    /** A sentence of the bundles. */
    public String say(String key, @Nullable Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The language of the scheme's own words where it is not the reader's; a scheme is translated as its title is. */
    public @Nullable String foreign() {
        boolean french = scheme.title().in(locale).equals(scheme.title().fr());
        return french && !locale.getLanguage().equals("fr") ? "fr" : null;
    }

    /** The title of the scheme. */
    public String scheme() {
        return scheme.title().in(locale);
    }

    /** {@code bloc 1}, or the block's code where it is no mere number. */
    public String block(String block) {
        var numbered = NUMBERED_BLOCK.matcher(block);
        return numbered.matches() ? say("catalog.block", numbered.group(1)) : block;
    }

    /** The title of a block. */
    public String blockTitle(String block) {
        Block known = scheme.block(block);
        return known == null ? block : known.title().in(locale);
    }

    /** {@code Étude de cas du bloc 1}; a shared assessment has its title alone. */
    public String assessment(String assessment) {
        Assessment known = scheme.assessment(assessment);
        return known == null ? assessment : within(known.title().in(locale), known.block());
    }

    /** {@code Étude de cas (bloc 1, bloc 3), oral du bloc 2}: those of one title together. */
    public String assessments(List<String> assessments) {
        Map<String, List<String>> byTitle = assessments.stream()
                .collect(Collectors.groupingBy(this::assessmentTitle, LinkedHashMap::new, Collectors.toList()));
        return byTitle.entrySet().stream()
                .map(one -> one.getValue().size() == 1
                        ? assessment(one.getValue().getFirst())
                        : say("catalog.of-blocks", one.getKey(), blocks(one.getValue())))
                .collect(Collectors.joining(", "));
    }

    private String blocks(List<String> assessments) {
        return assessments.stream()
                .map(scheme::assessment)
                .filter(Objects::nonNull)
                .map(Assessment::block)
                .filter(Objects::nonNull)
                .map(this::block)
                .collect(Collectors.joining(", "));
    }

    /** {@code Étude de cas}. */
    public String assessmentTitle(String assessment) {
        Assessment known = scheme.assessment(assessment);
        return known == null ? assessment : known.title().in(locale);
    }

    /** {@code Rapport du bloc 1}. */
    public String deliverable(String deliverable) {
        Deliverable known = find(scheme.deliverables(), Deliverable::id, deliverable);
        return known == null ? deliverable : within(known.title().in(locale), known.block());
    }

    /** The title of a module. */
    public String module(String module) {
        Module known = find(scheme.modules(), Module::id, module);
        return known == null ? module : known.title().in(locale);
    }

    /** The title of a route. */
    public String route(String route) {
        Route known = find(scheme.routes(), Route::id, route);
        return known == null ? route : known.title().in(locale);
    }

    /** Where somebody comes from; where no sentence says it, the titles of the routes that lead from there. */
    public String origin(String origin) {
        var said = messages.getMessage("catalog.origin." + origin, null, null, locale);
        return said == null
                ? scheme.routes().stream()
                        .filter(route -> origin.equals(route.origin()))
                        .map(route -> route.title().in(locale))
                        .collect(Collectors.joining(", "))
                : said;
    }

    /** {@code C3, accueillir et orienter}. */
    public String competency(String competency) {
        return scheme.blocks().stream()
                .flatMap(block -> block.competencies().stream())
                .filter(known -> known.id().equals(competency))
                .findFirst()
                .map(known ->
                        say("catalog.competency", known.id(), known.title().in(locale)))
                .orElse(competency);
    }

    /** The form of a resit: one of the scheme's own, or a kind of assessment. */
    public String format(String format) {
        var own = scheme.formats().get(format);
        return own == null ? say("catalog.kind." + format) : own.in(locale);
    }

    /** A grade of one of the scheme's scales, between quotation marks. */
    public @Nullable String grade(String grade) {
        for (Scale scale : scheme.scales()) {
            if (scale instanceof Scale.Grades grades) {
                var known = find(grades.grades(), Scale.Grade::id, grade);
                if (known != null) {
                    return known.title().in(locale);
                }
            }
        }
        return null;
    }

    /**
     * What a finding or an action speaks of: an assessment, alone or followed by a slash and a competency or block; a
     * deliverable, a module, a block, a route; the scheme or another one; a condition.
     */
    public String subject(String subject) {
        int slash = subject.indexOf('/');
        if (slash > 0) {
            return part(subject.substring(0, slash), subject.substring(slash + 1));
        }
        if (scheme.assessment(subject) != null) {
            return assessment(subject);
        }
        if (scheme.block(subject) != null) {
            return block(subject);
        }
        if (scheme.id().equals(subject)) {
            return scheme.title().in(locale);
        }
        return named(subject);
    }

    private String named(String subject) {
        List<Function<String, String>> kinds = List.of(this::deliverable, this::module, this::route);
        for (Function<String, String> kind : kinds) {
            var label = kind.apply(subject);
            if (!label.equals(subject)) {
                return label;
            }
        }
        return Objects.requireNonNullElse(
                messages.getMessage("catalog.subject." + subject, null, null, locale), subject);
    }

    private String part(String assessment, String part) {
        if (scheme.block(part) != null) {
            return within(assessmentTitle(assessment), part);
        }
        return say("catalog.of-competency", assessment(assessment), part);
    }

    private String within(String title, @Nullable String block) {
        if (block == null) {
            return title;
        }
        // "Rapport du bloc" of block 1 is "Rapport du bloc 1".
        var alone = title.endsWith(" du bloc") ? title.substring(0, title.length() - " du bloc".length()) : title;
        return say("catalog.of-block", alone, block(block));
    }

    private static <T> @Nullable T find(List<T> all, Function<T, String> name, String wanted) {
        for (T one : all) {
            if (name.apply(one).equals(wanted)) {
                return one;
            }
        }
        return null;
    }
}
