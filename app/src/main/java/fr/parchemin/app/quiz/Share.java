package fr.parchemin.app.quiz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A part of a whole, exactly: thirds add up to one. */
record Share(BigInteger over, BigInteger under) {

    static final Share NONE = of(0, 1);
    static final Share WHOLE = of(1, 1);

    private static final int DIGITS = 6;

    Share {
        if (under.signum() <= 0) {
            throw new IllegalArgumentException("a share of " + under);
        }
        var common = over.gcd(under);
        over = over.divide(common);
        under = under.divide(common);
    }

    static Share of(long over, long under) {
        return new Share(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    Share plus(Share other) {
        return new Share(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Share dividedBy(int count) {
        return new Share(over, under.multiply(BigInteger.valueOf(count)));
    }

    /** Never rounded up: what is below a threshold stays below it. */
    BigDecimal rounded() {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), DIGITS, RoundingMode.DOWN)
                .stripTrailingZeros();
    }

    double approximately() {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), 12, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
