package fr.parchemin.engine.invented;

import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.dossier.Dossier;
import fr.parchemin.engine.dossier.Dossier.Admissibility;
import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import fr.parchemin.engine.scheme.Assessment;
import fr.parchemin.engine.scheme.Block;
import fr.parchemin.engine.scheme.Correspondence;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Module;
import fr.parchemin.engine.scheme.Route;
import fr.parchemin.engine.scheme.Scheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Invents dossiers of any scheme: candidates at every stage, of every luck, around the days and thresholds that matter. */
public final class InventedDossiers {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 1);
    private static final int DAYS = 240;

    private final Scheme scheme;
    private final Chance chance;
    private final List<LocalDate> turningDays;
    private int number;

    /** For a scheme that the reader found whole. */
    public InventedDossiers(Scheme scheme, Chance chance) {
        this.scheme = scheme;
        this.chance = chance;
        this.turningDays = TurningDays.of(scheme);
    }

    /** Another dossier; a few contradict themselves or the scheme. */
    public Dossier next() {
        Route route = chance.of(scheme.routes());
        LocalDate jury = chance.in(30) ? null : day();
        DossierParts parts = new DossierParts("d" + ++number, scheme.id(), route.id(), asOf(jury));
        parts.version = chance.in(20) ? scheme.version() : null;
        parts.juryDate = jury;
        parts.origin = origin(route);
        parts.enrolledOn = chance.in(40) ? before(parts.asOf, 400) : null;
        counts(parts);
        if (chance.in(65)) {
            boolean granted = chance.in(85);
            parts.admissibility = new Admissibility(granted, before(parts.asOf, 120));
        }
        scheme.modules().forEach(module -> followed(module, parts));
        new InventedResults(scheme, chance, parts).add();
        int handedIn = chance.of(0, 50, 85, 100);
        scheme.deliverables().stream()
                .filter(_ -> chance.in(handedIn))
                .forEach(deliverable -> receive(deliverable, parts));
        hold(parts);
        parts.presentedBlocks = presented(parts);
        session(parts);
        return parts.build();
    }

    private LocalDate day() {
        return !turningDays.isEmpty() && chance.in(35)
                ? chance.of(turningDays)
                : FIRST_DAY.plusDays(chance.between(0, DAYS));
    }

    private LocalDate asOf(@Nullable LocalDate jury) {
        LocalDate day = jury == null || chance.in(20) ? day() : jury.plusDays(chance.of(0, 0, 1, 15, -1, -5, -20, -60));
        LocalDate from = scheme.validity().from();
        return from == null || !day.isBefore(from) ? day : from;
    }

    private LocalDate before(LocalDate day, int most) {
        return day.minusDays(chance.in(15) ? 0 : chance.between(0, most));
    }

    private @Nullable String origin(Route route) {
        if (route.origin() == null) {
            return chance.of("training", "vae");
        }
        return chance.in(20) && List.of("training", "vae").contains(route.origin()) ? route.origin() : null;
    }

    private void counts(DossierParts parts) {
        if (chance.in(75)) {
            BigDecimal share = new BigDecimal(chance.of(InventedRules.SHARES));
            BigDecimal moved = share.add(new BigDecimal(chance.of("0", "0", "0.001", "-0.001", "-0.2", "0.1")));
            parts.attendance = moved.min(BigDecimal.ONE);
        }
        if (chance.in(75)) {
            parts.placementDays = around(InventedRules.DAYS);
        }
        if (chance.in(75)) {
            parts.experienceMonths = around(InventedRules.MONTHS);
        }
    }

    private BigDecimal around(List<Integer> numbers) {
        return BigDecimal.valueOf(chance.of(numbers))
                .add(new BigDecimal(chance.of("0", "0", "-0.5", "-3", "0.5", "40")));
    }

    private void followed(Module module, DossierParts parts) {
        int times = chance.of(0, 1, 1, 1, module.outsideBlocks() ? 1 : 2);
        LocalDate completed = before(parts.asOf, 150);
        for (int i = 0; i < times; i++) {
            Boolean acquired = chance.in(70) ? null : (Boolean) chance.in(70);
            parts.modules.add(new ModuleRecord(module.id(), chance.in(10) ? null : completed.minusDays(i), acquired));
        }
    }

    private void receive(Deliverable deliverable, DossierParts parts) {
        int pages = Objects.requireNonNullElse(
                deliverable.pagesAtMost(), Objects.requireNonNullElse(deliverable.pagesIndicated(), 5));
        parts.deliverables.add(new Receipt(
                deliverable.id(),
                before(parts.asOf, 100),
                chance.in(50) ? null : (Integer) Math.max(0, pages + chance.of(-2, 0, 0, 1)),
                chance.in(30)
                        ? null
                        : (Integer) Math.max(0, deliverable.situationsAtLeast() + chance.of(-1, 0, 0, 1))));
    }

    private void hold(DossierParts parts) {
        int luck = chance.of(0, 0, 0, 20, 50, 100);
        for (Block block : scheme.blocks()) {
            if (chance.in(luck)) {
                hold(Certificate.BLOCK, scheme.id(), chance.of(null, null, scheme.version(), "0"), block.id(), parts);
            }
        }
        for (Correspondence line : scheme.correspondences()) {
            if (chance.in(25)) {
                line.blocks().forEach(block -> hold(Certificate.BLOCK, line.scheme(), line.version(), block, parts));
            }
        }
        for (String title : InventedRules.TITLES) {
            if (chance.in(50)) {
                hold(Certificate.TITLE, title, chance.of(null, "1"), null, parts);
            }
        }
        if (chance.in(5)) {
            hold(Certificate.SPECIALISATION, "autre", null, null, parts);
        }
    }

    private void hold(
            Certificate certificate, String of, @Nullable String version, @Nullable String block, DossierParts parts) {
        parts.holdings.add(new Holding(certificate, of, version, block, before(parts.asOf, 900)));
    }

    private void session(DossierParts parts) {
        if (chance.in(15) && !scheme.sessions().isEmpty()) {
            parts.session = chance.of(scheme.sessions()).year();
        }
        for (Assessment assessment : scheme.assessments()) {
            String window = assessment.resit() == null
                    ? null
                    : assessment.resit().window().name();
            if (window != null && chance.in(30)) {
                LocalDate from = day();
                parts.windows.put(window, new Days(from, from.plusDays(chance.between(0, 20))));
            }
        }
    }

    private @Nullable List<String> presented(DossierParts parts) {
        if (chance.in(60)) {
            return null;
        }
        List<String> free = scheme.blocks().stream()
                .map(Block::id)
                .filter(block -> parts.holdings.stream().noneMatch(holding -> block.equals(holding.block())))
                .toList();
        return free.isEmpty() ? null : chance.some(free, 1);
    }
}
