package fr.parchemin.engine.dossier;

import fr.parchemin.engine.dossier.Dossier.Certificate;
import fr.parchemin.engine.dossier.Dossier.Holding;
import fr.parchemin.engine.dossier.Dossier.ModuleRecord;
import fr.parchemin.engine.dossier.Dossier.Receipt;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fields of modules followed, deliverables received, certificates held. */
final class RecordFields {

    private static final String CERTIFICATES = "block, title, specialisation";

    private final JsonFields in;

    RecordFields(JsonFields in) {
        this.in = in;
    }

    @Nullable
    ModuleRecord module() {
        String module = null;
        LocalDate completedOn = null;
        Boolean acquired = null;
        for (String name = in.field(); name != null; name = in.field()) {
            switch (name) {
                case "module" -> module = in.name();
                case "completedOn" -> completedOn = in.date();
                case "acquired" -> acquired = in.flag();
                default -> in.unknown("module, completedOn, acquired");
            }
        }
        module = in.required("module", JsonFields.TEXT, module);
        return module == null ? null : new ModuleRecord(module, completedOn, acquired);
    }

    @Nullable
    Receipt receipt() {
        String deliverable = null;
        LocalDate on = null;
        Integer pages = null;
        Integer situations = null;
        for (String name = in.field(); name != null; name = in.field()) {
            switch (name) {
                case "deliverable" -> deliverable = in.name();
                case "receivedOn" -> on = in.date();
                case "pages" -> pages = in.count(Limit.PAGES);
                case "situations" -> situations = in.count(Limit.SITUATIONS);
                default -> in.unknown("deliverable, receivedOn, pages, situations");
            }
        }
        deliverable = in.required("deliverable", JsonFields.TEXT, deliverable);
        on = in.required("receivedOn", JsonFields.DAY, on);
        return deliverable == null || on == null ? null : new Receipt(deliverable, on, pages, situations);
    }

    @Nullable
    Holding holding() {
        String certificate = null;
        String scheme = null;
        String version = null;
        String block = null;
        LocalDate on = null;
        for (String name = in.field(); name != null; name = in.field()) {
            switch (name) {
                case "certificate" -> certificate = in.oneOf("block", "title", "specialisation");
                case "scheme" -> scheme = in.name();
                case "version" -> version = in.name();
                case "block" -> block = in.name();
                case "awardedOn" -> on = in.date();
                default -> in.unknown("certificate, scheme, version, block, awardedOn");
            }
        }
        certificate = in.required("certificate", CERTIFICATES, certificate);
        scheme = in.required("scheme", JsonFields.TEXT, scheme);
        on = in.required("awardedOn", JsonFields.DAY, on);
        return certificate == null || scheme == null || on == null
                ? null
                : new Holding(certificate(certificate), scheme, version, block, on);
    }

    private static Certificate certificate(String name) {
        return switch (name) {
            case "block" -> Certificate.BLOCK;
            case "title" -> Certificate.TITLE;
            default -> Certificate.SPECIALISATION;
        };
    }
}
