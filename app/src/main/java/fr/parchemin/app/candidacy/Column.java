package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file of candidates says of each, under the headings by which it is known. */
public enum Column {
    BIRTH_NAME("birthName", true, "nom de naissance", "nom", "nom de famille", "birth name"),
    USAGE_NAME("usageName", false, "nom d'usage", "nom usuel", "nom marital", "usage name"),
    GIVEN_NAMES("givenNames", true, "prénoms", "prénom", "prénom(s)", "given names"),
    SEX("sex", true, "sexe", "civilité", "genre", "sex"),
    BIRTH_DATE("birthDate", true, "date de naissance", "né le", "née le", "naissance", "birth date"),
    BIRTH_PLACE(
            "birthPlace",
            true,
            "lieu de naissance",
            "commune de naissance",
            "né à",
            "ville de naissance",
            "birth place"),
    EMAIL("email", false, "courriel", "e-mail", "email", "mail", "adresse électronique"),
    ROUTE("route", true, "voie", "voie d'accès", "route"),
    ORIGIN("origin", false, "origine", "parcours d'origine", "origin"),
    ENROLLED_ON("enrolledOn", true, "date d'inscription", "inscrit le", "inscription", "enrolled on"),
    PRESENTED_BLOCKS("presentedBlocks", false, "blocs présentés", "blocs", "presented blocks");

    private final String field;
    private final boolean required;
    private final String names;

    Column(String field, boolean required, String... names) {
        this.field = field;
        this.required = required;
        this.names = String.join("|", names);
    }

    /** The name of the form's field. */
    public String field() {
        return field;
    }

    private List<String> names() {
        return List.of(names.split("\\|"));
    }

    /** The heading in the template file. */
    public String heading() {
        return names().getFirst();
    }

    /** Whether a file must have this column; the route may be left out where there is only one. */
    public boolean isRequired() {
        return required;
    }

    /** The column with that heading, whatever its case, accents and punctuation. */
    static Optional<Column> named(String heading) {
        var plain = Identity.plain(heading);
        return Arrays.stream(values())
                .filter(column -> column.names().stream().map(Identity::plain).anyMatch(plain::equals))
                .findFirst();
    }
}
