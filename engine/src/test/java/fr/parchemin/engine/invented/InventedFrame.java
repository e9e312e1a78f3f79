package fr.parchemin.engine.invented;

import fr.parchemin.engine.invented.InventedRules.Site;
import fr.parchemin.engine.invented.InventedRules.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invents what stands around blocks: identity, scales, modules, routes, the life of the scheme, its jury. */
final class InventedFrame {

    private static final List<String> ROUTES = List.of("formation", "par-experience", "libre", "parcours", "acces");
    private static final List<String> ORIGINS = List.of("training", "vae", "training", "vae", "entreprise");
    private static final List<String> GRADES = List.of("insuffisant", "fragile", "satisfaisant", "solide", "excellent");
    private static final int MOST_ROUTES = 4;

    private final Pieces pieces;
    private final Chance chance;
    private final long seed;
    private final Map<String, String> routes = new LinkedHashMap<>();

    InventedFrame(Pieces pieces, Chance chance, long seed) {
        this.pieces = pieces;
        this.chance = chance;
        this.seed = seed;
    }

    /** The name of the scheme that a seed gives. */
    static String name(long seed) {
        return "invente-" + seed;
    }

    Map<String, Object> identity() {
        return YamlText.map(
                "scheme", name(seed),
                "version", chance.of("1", "2026"),
                "kind", chance.of("certification", "cqp", "title", "specialisation"),
                "title", chance.in(20) ? YamlText.map("fr", title(), "en", "Invented " + seed) : title(),
                "provisional", chance.in(15) ? List.of("Le numéro est à confirmer.") : null,
                "certifiers", chance.in(60) ? List.of(YamlText.map("name", "Certificateur " + seed)) : null,
                "register", chance.in(50) ? register() : null,
                "validity", chance.in(45) ? validity() : null);
    }

    private String title() {
        return "Certification inventée " + seed;
    }

    private Map<String, Object> register() {
        long number = 100_000 + Math.floorMod(seed, 900_000L);
        return YamlText.map(
                "number", chance.of("RNCP", "RS") + number,
                "level", chance.in(60) ? chance.between(3, 8) : null,
                "nsf", chance.in(30) ? List.of("312t") : null,
                "decided-on", chance.in(40) ? LocalDate.of(2022, 1, 5) : null);
    }

    private Map<String, Object> validity() {
        LocalDate until = LocalDate.of(2026, 3, 1).plusDays(chance.between(0, 500));
        LocalDate registered = chance.in(40) ? until.plusDays(chance.between(0, 60)) : null;
        LocalDate end = registered == null ? until : registered;
        return YamlText.map(
                "from", chance.in(60) ? LocalDate.of(2021, 1, 1).plusDays(chance.between(0, 1500)) : null,
                "until", until,
                "registered-until", registered,
                "last-award", chance.in(25) ? end.plusDays(chance.between(0, 200)) : null,
                "end", chance.in(50) ? chance.of("closure", "revision") : null,
                "grace", chance.in(50) ? grace(end) : null,
                "replaced-by", chance.in(15) ? "invente-suivant" : null,
                "clause", pieces.newClause());
    }

    private Map<String, Object> grace(LocalDate end) {
        return YamlText.map(
                "for", chance.of("block-holders", "enrolled"),
                "until", end.plusDays(chance.between(0, 365)),
                "clause", chance.in(60) ? pieces.newClause() : null);
    }

    Map<String, Object> scales() {
        Map<String, Object> scales = new LinkedHashMap<>();
        scales.put("mention", grades());
        pieces.scales.add(new Pieces.Scale("mention", null));
        if (chance.in(30)) {
            scales.put(
                    "avis",
                    YamlText.map("grades", labels(List.of("defavorable", "favorable")), "passing", "favorable"));
            pieces.scales.add(new Pieces.Scale("avis", null));
        }
        if (chance.in(75)) {
            BigDecimal passing = new BigDecimal(chance.of("0.4", "0.5", "0.6", "0.8"));
            scales.put("note", YamlText.map("score", true, "passing", passing));
            pieces.scales.add(new Pieces.Scale("note", passing));
        }
        return scales;
    }

    private Map<String, Object> grades() {
        List<String> grades = chance.some(GRADES, 2);
        String passing = grades.get(chance.between(1, grades.size() - 1));
        return YamlText.map("grades", labels(grades), "passing", passing);
    }

    private static Map<String, Object> labels(List<String> names) {
        Map<String, Object> labels = new LinkedHashMap<>();
        names.forEach(name -> labels.put(name, "Mention " + name));
        return labels;
    }

    Map<String, Object> modules() {
        Map<String, Object> modules = new LinkedHashMap<>();
        int count = chance.of(0, 0, 1, 2, 3);
        for (int i = 1; i <= count; i++) {
            boolean outside = chance.in(30);
            modules.put(
                    "module-" + i,
                    YamlText.map(
                            "title", "Module " + i,
                            "outside-blocks", (outside || chance.in(20)) ? outside : null,
                            "clause", chance.in(60) ? pieces.newClause() : null));
            if (!outside) {
                pieces.modules.add("module-" + i);
            }
        }
        return modules;
    }

    /** The days that some years give to the windows. */
    Map<String, Object> sessions(Collection<String> windows) {
        Map<String, Object> sessions = new LinkedHashMap<>();
        for (int year : chance.some(List.of(2025, 2026, 2027), 0)) {
            Map<String, Object> days = new LinkedHashMap<>();
            for (String window : chance.some(List.copyOf(windows), 1)) {
                LocalDate from = LocalDate.of(year, 4, 1).plusDays(chance.between(0, 120));
                LocalDate until = from.plusDays(chance.between(0, 30));
                days.put(window, YamlText.map("from", from, "until", chance.in(85) ? until : null));
            }
            if (!days.isEmpty()) {
                String clause = chance.in(60) ? pieces.newClause() : null;
                sessions.put(String.valueOf(year), YamlText.map("windows", days, "clause", clause));
            }
        }
        return sessions;
    }

    /** Names the routes, most of them otherwise than the origin of their candidates. */
    void nameRoutes() {
        for (String route : chance.shuffled(ROUTES).subList(0, chance.between(1, MOST_ROUTES))) {
            String origin = chance.in(65) ? chance.of(ORIGINS) : "";
            String name = chance.in(10) && !origin.isEmpty() ? origin : route;
            routes.putIfAbsent(name, origin);
        }
        routes.values().stream().filter(origin -> !origin.isEmpty()).distinct().forEach(pieces.origins::add);
    }

    Map<String, Object> routes(InventedRules rules) {
        Map<String, Object> written = new LinkedHashMap<>();
        routes.forEach((route, origin) -> written.put(
                route,
                YamlText.map(
                        "title", "Voie " + route,
                        "origin", origin.isEmpty() ? null : origin,
                        "requires", requires(rules),
                        "remarks", chance.in(15) ? presentation(rules) : null,
                        "provisional", chance.in(15) ? true : null,
                        "clause", chance.in(60) ? pieces.newClause() : null)));
        return written;
    }

    /** Conditions of presentation; nothing in most cases. */
    @Nullable
    List<Object> requires(InventedRules rules) {
        return chance.in(25) ? presentation(rules) : null;
    }

    private List<Object> presentation(InventedRules rules) {
        List<Object> conditions = new ArrayList<>();
        int count = chance.of(1, 1, 2);
        for (int i = 0; i < count; i++) {
            conditions.add(rules.rule(new Site(Standing.PRESENTATION, null, null, 0)));
        }
        return conditions;
    }

    Map<String, Object> award(Object rule) {
        return YamlText.map("when", rule, "by", "Jury inventé", "clause", chance.in(80) ? pieces.newClause() : null);
    }

    Map<String, Object> ending() {
        return YamlText.map(
                "later-sessions",
                chance.in(70) ? laterSessions() : null,
                "correspondences",
                chance.in(30) ? List.of(correspondence()) : null,
                "jury",
                jury(),
                "documents",
                documents());
    }

    private Map<String, Object> laterSessions() {
        return YamlText.map(
                "blocks", chance.of("granted", "unstated"),
                "final-interview", chance.in(60) ? chance.of("granted", "unstated") : null,
                "clause", chance.in(60) ? pieces.newClause() : null);
    }

    private Map<String, Object> correspondence() {
        boolean own = chance.in(50);
        return YamlText.map(
                "scheme", own ? name(seed) : "ancien",
                "version", own || chance.in(60) ? "0" : null,
                "blocks", chance.some(List.of("A1", "A2"), 1),
                "gives", chance.some(pieces.blocks(), 1),
                "clause", chance.in(60) ? pieces.newClause() : null);
    }

    private Map<String, Object> jury() {
        return YamlText.map(
                "title", "Jury inventé",
                "members", chance.between(1, 5),
                "accredited", chance.in(20) ? true : null,
                "casting-vote", chance.in(30) ? chance.in(50) : null,
                "independence", chance.in(30) ? List.of("Formateur du candidat") : null,
                "clause", chance.in(60) ? pieces.newClause() : null);
    }

    private List<Object> documents() {
        List<Object> documents = new ArrayList<>();
        documents.add(YamlText.map("document", "parchment", "title", "Parchemin"));
        for (String more : chance.some(List.of("block-certificate", "record-book"), 0)) {
            documents.add(YamlText.map("document", more, "title", "Document " + more));
        }
        return documents;
    }
}
