package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import fr.parchemin.engine.dossier.DossierFault.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dossier while its line is read. */
final class DossierDraft {

    @Nullable
    String id;

    @Nullable
    String scheme;

    @Nullable
    String version;

    @Nullable
    String route;

    @Nullable
    LocalDate asOf;

    @Nullable
    String origin;

    @Nullable
    LocalDate enrolledOn;

    @Nullable
    LocalDate juryDate;

    @Nullable
    List<String> presentedBlocks;

    @Nullable
    BigDecimal attendance;

    @Nullable
    BigDecimal placementDays;

    @Nullable
    BigDecimal experienceMonths;

    @Nullable
    Admissibility admissibility;

    List<ModuleRecord> modules = List.of();
    List<Result> results = List.of();
    List<Receipt> deliverables = List.of();
    List<Holding> holdings = List.of();

    @Nullable
    String session;

    Map<String, Days> windows = Map.of();

    /** Adds a fault for each field that must be there and is not, unless the line could not be read at all. */
    void complete(List<DossierFault> faults) {
        if (!faults.isEmpty() && faults.stream().anyMatch(fault -> fault.code().isOfTheLine())) {
            return;
        }
        require("dossier", "\"...\"", id, faults);
        require("scheme", "\"...\"", scheme, faults);
        require("route", "\"...\"", route, faults);
        require("asOf", "2026-07-06", asOf, faults);
    }

    private static void require(String path, String expected, @Nullable Object value, List<DossierFault> faults) {
        if (value == null && faults.stream().noneMatch(fault -> fault.path().equals(path))) {
            faults.add(new DossierFault(Code.MISSING, path, null, expected));
        }
    }

    /** The dossier, once nothing is missing. */
    Dossier dossier() {
        return new Dossier(
                Objects.requireNonNull(id),
                Objects.requireNonNull(scheme),
                version,
                Objects.requireNonNull(route),
                Objects.requireNonNull(asOf),
                origin,
                enrolledOn,
                juryDate,
                presentedBlocks,
                attendance,
                placementDays,
                experienceMonths,
                admissibility,
                modules,
                results,
                deliverables,
                holdings,
                session,
                windows);
    }
}
