package fr.parchemin.app.candidacy.web;

import fr.parchemin.app.candidacy.Column;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to enrol one candidate: the same columns as those of a file, so that both are checked alike.
 *
 * @param birthCode the town chosen among several
 * @param birthPlaceAsked the place for which it was chosen
 * @param known the record of the same person, or that it is none of those shown
 */
record CandidateForm(
        @Nullable String birthName,
        @Nullable String usageName,
        @Nullable String givenNames,
        @Nullable String sex,
        @Nullable String birthDate,
        @Nullable String birthPlace,
        @Nullable String birthCode,
        @Nullable String birthPlaceAsked,
        @Nullable String birthCountry,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String town,
        @Nullable String country,
        @Nullable String route,
        @Nullable String origin,
        @Nullable String enrolledOn,
        @Nullable String presentedBlocks,
        @Nullable String centre,
        @Nullable String known) {

    static CandidateForm empty(String enrolledOn) {
        return new CandidateForm(
                "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", enrolledOn, "", "", "");
    }

    /** What was typed, by column. A town that was chosen stands for the name for which it was. */
    Map<Column, String> cells() {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        boolean chosen = birthCode != null && !birthCode.isBlank() && Objects.equals(birthPlace, birthPlaceAsked);
        put(cells, Column.BIRTH_NAME, birthName);
        put(cells, Column.USAGE_NAME, usageName);
        put(cells, Column.GIVEN_NAMES, givenNames);
        put(cells, Column.SEX, sex);
        put(cells, Column.BIRTH_DATE, birthDate);
        put(cells, Column.BIRTH_PLACE, chosen ? "" : birthPlace);
        put(cells, Column.BIRTH_CODE, chosen ? birthCode : "");
        put(cells, Column.BIRTH_COUNTRY, birthCountry);
        put(cells, Column.EMAIL, email);
        put(cells, Column.PHONE, phone);
        put(cells, Column.STREET, street);
        put(cells, Column.POSTCODE, postcode);
        put(cells, Column.TOWN, town);
        put(cells, Column.COUNTRY, country);
        put(cells, Column.ROUTE, route);
        put(cells, Column.ORIGIN, origin);
        put(cells, Column.ENROLLED_ON, enrolledOn);
        put(cells, Column.PRESENTED_BLOCKS, presentedBlocks);
        return cells;
    }

    private static void put(Map<Column, String> cells, Column column, @Nullable String text) {
        cells.put(column, Objects.requireNonNullElse(text, ""));
    }
}
