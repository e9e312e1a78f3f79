package fr.parchemin.engine.scheme;

import java.util.List;

/** Checks that the dossier of an example has the fields of a dossier and names what its scheme has. */
final class ExampleNames {

    private static final List<String> FIELDS = List.of(
            "route",
            "asOf",
            "session",
            "windows",
            "origin",
            "enrolledOn",
            "juryDate",
            "presentedBlocks",
            "attendance",
            "placementDays",
            "experienceMonths",
            "admissibility",
            "modules",
            "results",
            "deliverables",
            "holdings");
    private static final Keys RESULT = Keys.required("assessment", "attempt", "on")
            .optional("block", "competency", "grade", "score", "absence", "awaited");
    private static final Keys MODULE = Keys.required("module").optional("completedOn", "acquired");
    private static final Keys DELIVERABLE =
            Keys.required("deliverable", "receivedOn").optional("pages", "situations");
    private static final Keys HOLDING =
            Keys.required("certificate", "scheme", "awardedOn").optional("version", "block");

    private static final Keys WINDOW = Keys.none().optional("from", "until");

    private final Names names;

    ExampleNames(Names names) {
        this.names = names;
    }

    /** Checks the names of the fields where they are written. */
    static void checkFields(Place written) {
        written.entries().forEach(part -> Fields.checkKey(part, FIELDS));
    }

    void check(ExampleDossier dossier) {
        dossier.values().forEach(this::check);
        dossier.lists().forEach((entries, list) -> list.forEach(item -> check(entries, item)));
    }

    private void check(String field, Place value) {
        if (field.equals("route")) {
            names.resolve(Names.Sort.ROUTE, value);
        } else if (field.equals("presentedBlocks")) {
            value.items().forEach(block -> names.resolve(Names.Sort.BLOCK, block));
        } else if (field.equals("windows")) {
            value.entries().forEach(window -> {
                names.resolve(Names.Sort.WINDOW, window.keyPlace());
                window.value().fields(WINDOW);
            });
        }
    }

    private void check(ExampleDossier.Entries entries, Place item) {
        switch (entries) {
            case RESULTS -> {
                Fields result = item.fields(RESULT);
                names.resolve(Names.Sort.ASSESSMENT, result.at("assessment"));
                names.resolve(Names.Sort.BLOCK, result.at("block"));
                names.resolve(Names.Sort.COMPETENCY, result.at("competency"));
            }
            case MODULES -> names.resolve(Names.Sort.MODULE, item.fields(MODULE).at("module"));
            case DELIVERABLES ->
                names.resolve(Names.Sort.DELIVERABLE, item.fields(DELIVERABLE).at("deliverable"));
            case HOLDINGS -> item.fields(HOLDING);
        }
    }
}
