package fr.parchemin.engine.invented;

import fr.parchemin.engine.invented.Pieces.Exam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invents rules of every kind, each where it may stand, so that nothing depends on itself. */
final class InventedRules {

    /** Shares, days and months around which dossiers are invented too. */
    static final List<String> SHARES = List.of("0.5", "0.8", "0.85", "0.9", "1");

    static final List<Integer> DAYS = List.of(20, 60, 120);
    static final List<Integer> MONTHS = List.of(6, 12, 36);
    static final List<String> TITLES = List.of("titre-un", "titre-deux");

    /** Of what a rule decides. */
    enum Standing {
        COMPETENCY,
        BLOCK,
        AWARD,
        PRESENTATION
    }

    /** Where a rule stands. */
    record Site(
            Standing standing,
            @Nullable String block,
            @Nullable String competency,
            int depth) {
        Site within() {
            return new Site(standing, block, competency, depth + 1);
        }
    }

    /**
     * A kind of rule: add a line to {@link #kinds} for a new one.
     *
     * @param value what stands under its key, nothing where the scheme has nothing that it could name; a kind that stands
     *     alone gives {@code true}
     */
    private record Kind(String key, int weight, Set<Standing> standings, Function<Site, Optional<Object>> value) {}

    private static final Set<Standing> DECIDING = Set.of(Standing.COMPETENCY, Standing.BLOCK, Standing.AWARD);
    private static final Set<Standing> OF_WHOLES = Set.of(Standing.BLOCK, Standing.AWARD);
    private static final Set<Standing> OF_CANDIDATES = Set.of(Standing.AWARD, Standing.PRESENTATION);
    private static final int DEEPEST = 3;
    private static final BigDecimal LOWEST_SCORE = new BigDecimal("0.05");

    private final Pieces pieces;
    private final Chance chance;
    private final List<String> order;
    private final List<String> moduleOrder = new ArrayList<>();
    private final List<Kind> kinds;

    InventedRules(Pieces pieces, Chance chance) {
        this.pieces = pieces;
        this.chance = chance;
        this.order = chance.shuffled(pieces.blocks());
        this.kinds = List.of(
                new Kind("passed", 8, DECIDING, site -> exam(site, false).map(exam -> name(exam, site))),
                new Kind("score-at-least", 6, DECIDING, this::score),
                new Kind("each-at-least", 3, DECIDING, this::floor),
                new Kind("all", 4, DECIDING, this::parts),
                new Kind("any", 4, DECIDING, this::parts),
                new Kind("at-least", 3, DECIDING, this::atLeast),
                new Kind("acquired", 2, DECIDING, this::acquired),
                new Kind("received", 2, DECIDING, this::received),
                new Kind("every-competency", 5, Set.of(Standing.BLOCK), this::everyCompetency),
                new Kind("validated", 3, OF_WHOLES, this::validated),
                new Kind("every-block", 4, Set.of(Standing.AWARD), _ -> Optional.of(true)),
                new Kind("attendance-at-least", 1, OF_WHOLES, _ -> Optional.of(new BigDecimal(chance.of(SHARES)))),
                new Kind("placement-days-at-least", 1, OF_WHOLES, _ -> Optional.of(chance.of(DAYS))),
                new Kind("experience-months-at-least", 1, OF_CANDIDATES, _ -> Optional.of(chance.of(MONTHS))),
                new Kind("held-title", 1, OF_CANDIDATES, _ -> Optional.of(title(chance.of(TITLES)))),
                new Kind("admitted", 1, OF_CANDIDATES, _ -> Optional.of(true)),
                new Kind("completed-in-order", 1, OF_CANDIDATES, _ -> modules()));
    }

    /** The second title must be of one version, the first may be of any. */
    private static Object title(String title) {
        return title.equals(TITLES.getFirst()) ? title : YamlText.map("scheme", title, "version", "1");
    }

    /** A rule that may stand there. */
    Object rule(Site site) {
        while (true) {
            Kind kind = kind(site);
            Optional<Object> value = kind.value().apply(site);
            if (value.isPresent()) {
                return written(kind.key(), value.get());
            }
        }
    }

    /** A rule by its key and value, sometimes with a clause of its own. */
    Object written(String key, Object value) {
        boolean alone = value.equals(true);
        if (alone && chance.in(60)) {
            return key;
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put(key, value);
        if (alone || chance.in(60)) {
            rule.put("clause", pieces.newClause());
        }
        return rule;
    }

    private Kind kind(Site site) {
        List<Kind> possible = kinds.stream()
                .filter(kind -> kind.standings().contains(site.standing()))
                .toList();
        int drawn = chance.between(1, possible.stream().mapToInt(Kind::weight).sum());
        for (Kind kind : possible) {
            drawn -= kind.weight();
            if (drawn <= 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights");
    }

    private Optional<Object> parts(Site site) {
        return site.depth() == DEEPEST ? Optional.empty() : Optional.of(list(site));
    }

    private List<Object> list(Site site) {
        List<Object> parts = new ArrayList<>();
        int count = chance.between(1, site.depth() == 0 ? 4 : 3);
        for (int i = 0; i < count; i++) {
            parts.add(rule(site.within()));
        }
        return parts;
    }

    private Optional<Object> atLeast(Site site) {
        return parts(site)
                .map(parts -> YamlText.map("count", chance.between(1, ((List<?>) parts).size()), "of", parts));
    }

    private Optional<Exam> exam(Site site, boolean scored) {
        List<Exam> possible = pieces.certifying().stream()
                .filter(exam -> !scored || exam.scale().passing() != null)
                .filter(exam -> bearsOn(exam, site))
                .toList();
        Optional<Exam> exam = possible.isEmpty() ? Optional.empty() : Optional.of(chance.of(possible));
        exam.ifPresent(one -> pieces.used.add(one.id()));
        return exam;
    }

    /** Inside its block the short name is enough. */
    private String name(Exam exam, Site site) {
        boolean shortened = exam.block() != null && exam.block().equals(site.block()) && chance.in(50);
        return shortened ? exam.id().substring(exam.block().length() + 1) : exam.id();
    }

    /** A last interview is left to the award: a block that waited for it would wait for itself. */
    private boolean bearsOn(Exam exam, Site site) {
        if (site.block() == null) {
            return true;
        }
        boolean elsewhere = exam.block() != null && !exam.block().equals(site.block());
        if (elsewhere || exam.atLastBlock()) {
            return false;
        }
        if (exam.covers().isEmpty()) {
            return true;
        }
        return site.competency() == null
                ? !exam.byCompetency()
                        || pieces.competencies(site.block()).stream().anyMatch(exam.covers()::contains)
                : exam.covers().contains(site.competency());
    }

    private Optional<Object> score(Site site) {
        return exam(site, true).map(exam -> {
            BigDecimal passing = Objects.requireNonNull(exam.scale().passing());
            BigDecimal asked = passing.add(new BigDecimal(chance.of("-0.15", "0", "0.15", "0.2")));
            return YamlText.map(
                    "assessment", exam.id(), "score", asked.max(LOWEST_SCORE).min(BigDecimal.ONE));
        });
    }

    private Optional<Object> floor(Site site) {
        List<String> of = Stream.of(exam(site, true), exam(site, true))
                .flatMap(Optional::stream)
                .map(exam -> exam.id())
                .distinct()
                .toList();
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of(YamlText.map("of", of, "value", new BigDecimal(chance.of("0.3", "0.5", "0.7"))));
    }

    /** Of competencies, those that come before; of blocks and the award, any. */
    private Optional<Object> acquired(Site site) {
        List<String> all = pieces.everyCompetency();
        List<String> possible = site.competency() == null ? all : all.subList(0, all.indexOf(site.competency()));
        return possible.isEmpty() ? Optional.empty() : Optional.of(chance.of(possible));
    }

    private Optional<Object> received(Site site) {
        List<String> possible = pieces.documents.stream()
                .filter(document -> site.block() == null
                        || document.block() == null
                        || document.block().equals(site.block()))
                .map(Pieces.Document::id)
                .toList();
        return possible.isEmpty() ? Optional.empty() : Optional.of(chance.of(possible));
    }

    private Optional<Object> everyCompetency(Site site) {
        return pieces.competencies(site.block()).isEmpty() ? Optional.empty() : Optional.of(true);
    }

    private Optional<Object> validated(Site site) {
        List<String> possible = site.block() == null ? order : order.subList(0, order.indexOf(site.block()));
        return possible.isEmpty() ? Optional.empty() : Optional.of(chance.of(possible));
    }

    /** Whatever several rules put in order must be possible. */
    private Optional<Object> modules() {
        if (pieces.modules.isEmpty()) {
            return Optional.empty();
        }
        List<String> drawn = chance.shuffled(chance.some(pieces.modules, 1));
        drawn.stream().filter(module -> !moduleOrder.contains(module)).forEach(moduleOrder::add);
        return Optional.of(moduleOrder.stream().filter(drawn::contains).toList());
    }
}
