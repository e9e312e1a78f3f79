package fr.parchemin.app.people;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Whether the identifiers of organisations are such as are given out. */
public final class LegalIds {

    private static final Pattern SIRET = Pattern.compile("\\d{14}");
    private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}\\d{2}");
    private static final Pattern EUID = Pattern.compile("[A-Z]{2}[A-Z0-9]{1,10}\\.[A-Z0-9_.-]{1,30}");
    private static final Pattern VAT = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,13}");
    /** Its establishments have numbers whose digits add up to a multiple of five. */
    private static final String LA_POSTE = "356000000";

    private LegalIds() {}

    /** A SIRET: 14 digits whose last is a check digit by Luhn's method, but for the establishments of La Poste. */
    public static boolean isSiret(String digits) {
        if (!SIRET.matcher(digits).matches()) {
            return false;
        }
        return luhn(digits) % 10 == 0
                || (digits.startsWith(LA_POSTE)
                        && digits.chars()
                                                .map(digit -> Character.digit(digit, 10))
                                                .sum()
                                        % 5
                                == 0);
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum;
    }

    /** A legal entity identifier (ISO 17442, with its check), a European unique identifier, or a VAT number. */
    static boolean isEuropean(String id) {
        if (LEI.matcher(id).matches()) {
            return isLei(id);
        }
        return EUID.matcher(id).matches() || VAT.matcher(id).matches();
    }

    private static boolean isLei(String id) {
        var digits = new StringBuilder();
        id.chars().forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
