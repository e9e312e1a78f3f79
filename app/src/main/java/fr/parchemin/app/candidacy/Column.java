package fr.parchemin.app.candidacy;

import fr.parchemin.app.people.CivilField;
import fr.parchemin.app.people.Identity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file of candidates says of each, under the headings by which it is known. */
public enum Column {
    BIRTH_NAME("birthName", true, "birth name", "nom de naissance", "nom", "nom de famille"),
    USAGE_NAME("usageName", false, "usage name", "nom d’usage", "nom usuel", "nom marital"),
    GIVEN_NAMES("givenNames", true, "given names", "prénoms", "prénom", "prénom(s)"),
    SEX("sex", true, "sex", "sexe", "civilité", "genre"),
    BIRTH_DATE("birthDate", true, "birth date", "date de naissance", "né le", "née le", "naissance"),
    BIRTH_PLACE(
            "birthPlace",
            true,
            "birth place",
            "lieu de naissance",
            "commune de naissance",
            "né à",
            "ville de naissance"),
    BIRTH_CODE(
            "birthCode", false, "birth INSEE code", "code INSEE de naissance", "code insee", "code commune naissance"),
    BIRTH_COUNTRY("birthCountry", false, "birth country", "pays de naissance"),
    EMAIL("email", false, "e-mail", "courriel", "email", "mail", "adresse électronique"),
    PHONE("phone", false, "phone", "téléphone", "tél", "portable", "mobile"),
    STREET("street", false, "address", "adresse", "adresse postale", "rue"),
    POSTCODE("postcode", false, "postcode", "code postal", "cp"),
    TOWN("town", false, "town", "ville", "commune"),
    COUNTRY("country", false, "country", "pays"),
    ROUTE("route", true, "route", "voie", "voie d’accès"),
    ORIGIN("origin", false, "origin", "origine", "parcours d’origine"),
    ENROLLED_ON("enrolledOn", true, "enrolled on", "date d’inscription", "inscrit le", "inscription"),
    PRESENTED_BLOCKS("presentedBlocks", false, "presented blocks", "blocs présentés", "blocs"),
    CENTRE("centre", false, "centre", "centre", "centre de formation", "organisme");

    private final String field;
    private final boolean required;
    private final String english;
    private final String french;

    Column(String field, boolean required, String english, String... french) {
        this.field = field;
        this.required = required;
        this.english = english;
        this.french = String.join("|", french);
    }

    /** What it says about the person, absent: it is about the candidacy. */
    Optional<CivilField> civil() {
        return Arrays.stream(CivilField.values())
                .filter(one -> one.field().equals(field))
                .findFirst();
    }

    static Column of(CivilField field) {
        return valueOf(field.name());
    }

    /** The key of its label. */
    public String label() {
        return (civil().isPresent() ? "people.field." : "candidacy.column.") + name();
    }

    /** The name of the form’s field. */
    public String field() {
        return field;
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(english), Stream.of(french.split("\\|")));
    }

    /** The heading in the template file, for a reader of a language. */
    public String heading(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french.split("\\|")[0];
    }

    /** Whether a file must have this column; the route may be left out where there is only one. */
    public boolean isRequired() {
        return required;
    }

    /** The column with that heading, whatever its case, accents and punctuation. */
    public static Optional<Column> named(String heading) {
        var plain = Identity.plain(heading);
        return Arrays.stream(values())
                .filter(column -> column.names().map(Identity::plain).anyMatch(plain::equals))
                .findFirst();
    }
}
