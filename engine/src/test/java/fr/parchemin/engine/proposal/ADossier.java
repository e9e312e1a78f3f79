package fr.parchemin.engine.proposal;

import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.Mark;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.dossier.Dossier.Result;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dossier in the words of the tests: only what matters to one of them is said. */
final class ADossier {

    static final String ACQUIS = "acquis";
    static final String NON_ACQUIS = "non-acquis";

    private final String scheme;
    private String route = "training";
    private LocalDate asOf = LocalDate.of(2026, 6, 20);
    private @Nullable String origin;
    private @Nullable LocalDate juryDate;
    private @Nullable List<String> presented;
    private @Nullable BigDecimal attendance;
    private @Nullable BigDecimal placement;
    private @Nullable BigDecimal experience;
    private @Nullable Admissibility admissibility;
    private final List<ModuleRecord> modules = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Holding> holdings = new ArrayList<>();

    private ADossier(String scheme) {
        this.scheme = scheme;
    }

    static ADossier of(String scheme) {
        return new ADossier(scheme);
    }

    ADossier by(String route) {
        this.route = route;
        return this;
    }

    ADossier asOf(String day) {
        asOf = LocalDate.parse(day);
        return this;
    }

    ADossier comingFrom(String origin) {
        this.origin = origin;
        return this;
    }

    ADossier beforeJuryOf(String day) {
        juryDate = LocalDate.parse(day);
        return this;
    }

    ADossier presenting(String... blocks) {
        presented = List.of(blocks);
        return this;
    }

    ADossier attended(String share) {
        attendance = new BigDecimal(share);
        return this;
    }

    ADossier placed(String days) {
        placement = new BigDecimal(days);
        return this;
    }

    ADossier experienced(String months) {
        experience = new BigDecimal(months);
        return this;
    }

    ADossier admitted(boolean granted, String day) {
        admissibility = new Admissibility(granted, LocalDate.parse(day));
        return this;
    }

    ADossier followed(String module, String day) {
        modules.add(new ModuleRecord(module, LocalDate.parse(day), null));
        return this;
    }

    ADossier graded(String assessment, int attempt, String grade) {
        return with(assessment, attempt, new Mark.Graded(grade));
    }

    ADossier with(String assessment, int attempt, Mark mark) {
        results.add(new Result(assessment, attempt, day(attempt), null, null, mark));
        return this;
    }

    /** The first attempt in May, the second when resits are held, later ones after that, none after the dossier's date. */
    private LocalDate day(int attempt) {
        LocalDate day = attempt == 1 ? LocalDate.of(2026, 5, 20) : LocalDate.of(2026, 6, 27 + attempt);
        return day.isAfter(asOf) ? asOf : day;
    }

    ADossier graded(String assessment, String competency, String grade) {
        results.add(new Result(assessment, 1, day(1), null, competency, new Mark.Graded(grade)));
        return this;
    }

    ADossier handedIn(String deliverable, String day, int situations) {
        receipts.add(new Receipt(deliverable, LocalDate.parse(day), null, situations));
        return this;
    }

    ADossier holding(String block, String day) {
        holdings.add(new Holding(Certificate.BLOCK, scheme, null, block, LocalDate.parse(day)));
        return this;
    }

    ADossier holdingTitle(String title, String day) {
        holdings.add(new Holding(Certificate.TITLE, title, null, null, LocalDate.parse(day)));
        return this;
    }

    Dossier build() {
        return new Dossier(
                "test",
                scheme,
                null,
                route,
                asOf,
                origin,
                null,
                juryDate,
                presented,
                attendance,
                placement,
                experience,
                admissibility,
                List.copyOf(modules),
                List.copyOf(results),
                List.copyOf(receipts),
                List.copyOf(holdings),
                null,
                Map.of());
    }
}
