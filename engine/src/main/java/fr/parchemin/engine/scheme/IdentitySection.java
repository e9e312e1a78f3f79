package fr.parchemin.engine.scheme;

import fr.parchemin.engine.scheme.Fault.Code;
import fr.parchemin.engine.scheme.Scheme.Certifier;
import fr.parchemin.engine.scheme.Scheme.Register;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who is responsible for the certification and how the national register knows it. */
final class IdentitySection {

    private static final Pattern REGISTER_NUMBER = Pattern.compile("(RNCP|RS)[0-9]{1,6}");
    private static final int LOWEST_LEVEL = 3;
    private static final int HIGHEST_LEVEL = 8;
    private static final int SIRET_DIGITS = 14;

    private IdentitySection() {}

    static List<Certifier> certifiers(Place place) {
        return place.items().stream().map(IdentitySection::certifier).toList();
    }

    private static Certifier certifier(Place place) {
        Fields fields = place.fields(Keys.required("name").optional("siret"));
        return new Certifier(fields.at("name").text(), siret(fields.at("siret")));
    }

    private static @Nullable String siret(Place place) {
        String siret = place.textOrNull();
        if (siret != null && !isSiret(siret)) {
            place.fault(Code.BAD_SIRET, siret, null);
        }
        return siret;
    }

    /** Whether the key is right: every second digit doubled, the digits of all add up to a multiple of ten. */
    private static boolean isSiret(String siret) {
        if (siret.length() != SIRET_DIGITS || !siret.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < SIRET_DIGITS; i++) {
            int digit = (siret.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    static @Nullable Register register(Place place) {
        if (!place.isPresent()) {
            return null;
        }
        Fields fields = place.fields(Keys.required("number").optional("level", "nsf", "decided-on"));
        return new Register(
                number(fields.at("number")),
                fields.at("level").wholeOrNull(LOWEST_LEVEL, HIGHEST_LEVEL),
                fields.at("nsf").items().stream().map(Place::text).toList(),
                fields.at("decided-on").date());
    }

    private static String number(Place place) {
        String number = place.text();
        if (!number.isEmpty() && !REGISTER_NUMBER.matcher(number).matches()) {
            place.fault(Code.BAD_REGISTER_NUMBER, number, null);
        }
        return number;
    }
}
