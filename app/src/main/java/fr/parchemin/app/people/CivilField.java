package fr.parchemin.app.people;

/** What is asked about a person. */
public enum CivilField {
    BIRTH_NAME("birthName"),
    USAGE_NAME("usageName"),
    GIVEN_NAMES("givenNames"),
    SEX("sex"),
    BIRTH_DATE("birthDate"),
    BIRTH_PLACE("birthPlace"),
    BIRTH_CODE("birthCode"),
    BIRTH_COUNTRY("birthCountry"),
    EMAIL("email"),
    PHONE("phone"),
    STREET("street"),
    POSTCODE("postcode"),
    TOWN("town"),
    COUNTRY("country");

    private final String field;

    CivilField(String field) {
        this.field = field;
    }

    /** The name of the forms' field. */
    public String field() {
        return field;
    }
}
