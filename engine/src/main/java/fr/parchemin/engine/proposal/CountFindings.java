package fr.parchemin.engine.proposal;

import org.jspecify.annotations.Nullable;

/** The finding of a rule that counts its parts: how many are met, of how many that it asks. Made once for every count. */
final class CountFindings {

    private final Finding[] findings;

    /**
     * @param expected what the rule asks, shown beside how many were met
     * @param most how many parts there are
     */
    CountFindings(Reason reason, String subject, @Nullable Value expected, int most, String clause) {
        findings = new Finding[(most + 1) * Condition.MET];
        for (int met = 0; met <= most; met++) {
            for (int verdict = Condition.UNMET; verdict <= Condition.MET; verdict++) {
                findings[place(verdict, met)] =
                        new Finding(reason, subject, Condition.said(verdict), null, expected, Plan.count(met), clause);
            }
        }
    }

    private static int place(int verdict, int met) {
        return met * Condition.MET + verdict - Condition.UNMET;
    }

    Finding finding(int verdict, int met) {
        return findings[place(verdict, met)];
    }
}
