package fr.parchemin.engine.scheme;

/** A block as it is written, before what belongs to it has been read. */
record BlockSource(String id, Fields fields, String clause) {

    private static final Keys KEYS = Keys.required("title")
            .optional(
                    "competencies",
                    "criteria",
                    "assessments",
                    "deliverables",
                    "validated-when",
                    "register-code",
                    "clause");

    static BlockSource of(Place.Named part, String outer) {
        Fields fields = part.value().fields(KEYS);
        return new BlockSource(part.name(), fields, fields.clause(outer));
    }
}
