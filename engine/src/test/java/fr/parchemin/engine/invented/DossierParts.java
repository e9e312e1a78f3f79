package fr.parchemin.engine.invented;

import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dossier taken apart, to be changed and put together again: the one place of these tests that knows all of its fields. */
public final class DossierParts {

    public String id;
    public String scheme;
    public @Nullable String version;
    public String route;
    public LocalDate asOf;
    public @Nullable String origin;
    public @Nullable LocalDate enrolledOn;
    public @Nullable LocalDate juryDate;
    public @Nullable List<String> presentedBlocks;
    public @Nullable BigDecimal attendance;
    public @Nullable BigDecimal placementDays;
    public @Nullable BigDecimal experienceMonths;
    public @Nullable Admissibility admissibility;
    public List<ModuleRecord> modules = new ArrayList<>();
    public List<Result> results = new ArrayList<>();
    public List<Receipt> deliverables = new ArrayList<>();
    public List<Holding> holdings = new ArrayList<>();
    public @Nullable String session;
    public Map<String, Days> windows = new LinkedHashMap<>();

    /** Nothing but what every dossier has. */
    public DossierParts(String id, String scheme, String route, LocalDate asOf) {
        this.id = id;
        this.scheme = scheme;
        this.route = route;
        this.asOf = asOf;
    }

    /** All of a dossier. */
    public static DossierParts of(Dossier dossier) {
        DossierParts parts = new DossierParts(dossier.id(), dossier.scheme(), dossier.route(), dossier.asOf());
        parts.version = dossier.version();
        parts.origin = dossier.origin();
        parts.enrolledOn = dossier.enrolledOn();
        parts.juryDate = dossier.juryDate();
        parts.presentedBlocks = dossier.presentedBlocks();
        parts.attendance = dossier.attendance();
        parts.placementDays = dossier.placementDays();
        parts.experienceMonths = dossier.experienceMonths();
        parts.admissibility = dossier.admissibility();
        parts.modules = new ArrayList<>(dossier.modules());
        parts.results = new ArrayList<>(dossier.results());
        parts.deliverables = new ArrayList<>(dossier.deliverables());
        parts.holdings = new ArrayList<>(dossier.holdings());
        parts.session = dossier.session();
        parts.windows = new LinkedHashMap<>(dossier.windows());
        return parts;
    }

    /** The dossier that these parts make. */
    public Dossier build() {
        return new Dossier(
                id,
                scheme,
                version,
                route,
                asOf,
                origin,
                enrolledOn,
                juryDate,
                presentedBlocks,
                attendance,
                placementDays,
                experienceMonths,
                admissibility,
                List.copyOf(modules),
                List.copyOf(results),
                List.copyOf(deliverables),
                List.copyOf(holdings),
                session,
                windows);
    }

    /** The dossier with one fact less, once for each of its facts. */
    public static List<Dossier> withoutOneFact(Dossier dossier) {
        List<Dossier> less = new ArrayList<>();
        for (int i = 0; i < dossier.results().size(); i++) {
            less.add(without(dossier, i, parts -> parts.results));
        }
        for (int i = 0; i < dossier.deliverables().size(); i++) {
            less.add(without(dossier, i, parts -> parts.deliverables));
        }
        for (int i = 0; i < dossier.modules().size(); i++) {
            less.add(without(dossier, i, parts -> parts.modules));
        }
        for (int i = 0; i < dossier.holdings().size(); i++) {
            less.add(without(dossier, i, parts -> parts.holdings));
        }
        for (Change change : List.<Change>of(
                parts -> parts.version = null,
                parts -> parts.enrolledOn = null,
                parts -> parts.juryDate = null,
                parts -> parts.presentedBlocks = null,
                parts -> parts.attendance = null,
                parts -> parts.placementDays = null,
                parts -> parts.experienceMonths = null,
                parts -> parts.admissibility = null,
                parts -> parts.session = null,
                parts -> parts.windows = Map.of())) {
            DossierParts parts = of(dossier);
            change.to(parts);
            Dossier changed = parts.build();
            if (!changed.equals(dossier)) {
                less.add(changed);
            }
        }
        return less;
    }

    /** Changes a dossier that is taken apart. */
    public interface Change {
        void to(DossierParts parts);
    }

    private interface Facts {
        List<?> of(DossierParts parts);
    }

    private static Dossier without(Dossier dossier, int index, Facts facts) {
        DossierParts parts = of(dossier);
        facts.of(parts).remove(index);
        return parts.build();
    }
}
