package fr.parchemin.app.award;

import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.jury.SessionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it was issued. What it says never changes, whatever becomes of the person, the scheme or the session.
 *
 * @param number unique, without gaps within a certification and a year
 * @param document what the scheme calls the document
 * @param sample whether it belongs to an example and has no value
 * @param revocation absent: it is valid
 */
public record Certificate(
        long id,
        String number,
        VerificationCode code,
        String scheme,
        SessionId session,
        CandidacyId candidacy,
        String document,
        Holder holder,
        Certified certified,
        Delivery delivery,
        Instant issuedAt,
        boolean sample,
        @Nullable Revocation revocation) {

    /** Why and when a certificate ceased to be valid. */
    public record Revocation(Instant at, String by, String reason) {}

    /** Whether it attests a single block. */
    public boolean isOfOneBlock() {
        return certified.block() != null;
    }

    /** Whether it is still worth what it says. */
    public boolean isValid() {
        return revocation == null;
    }

    /**
     * Who a certificate is awarded to, as civil law knew them on that day.
     *
     * @param usageName the name in daily use, absent: the birth name
     * @param woman whether the holder is a woman, as French says "née" or "né"
     */
    public record Holder(
            String givenNames,
            String birthName,
            @Nullable String usageName,
            boolean woman,
            LocalDate birthDate,
            String birthPlace) {

        /** Given names and the name in daily use. */
        public String fullName() {
            return givenNames + " " + (usageName == null ? birthName : usageName);
        }
    }

    /**
     * What is certified, in the words that the law wants on a parchment.
     *
     * @param certifier the legal name of the body, or of each of them
     * @param title the exact title of the certification
     * @param registerNumber its number at the national register
     * @param decidedOn the day the director general of France compétences decided
     * @param level the national level, which is the European one; absent at the specific register, which has none
     * @param nsf codes of the nomenclature of training specialities
     * @param block the only block certified, absent: the whole certification is
     */
    public record Certified(
            String certifier,
            String title,
            String registerNumber,
            LocalDate decidedOn,
            @Nullable Integer level,
            List<String> nsf,
            @Nullable Block block) {

        /**
         * A block of the certification.
         *
         * @param registerCode its code at the national register, where it is known
         */
        public record Block(
                String code, String title, @Nullable String registerCode) {}

        /** The register of the number: the national one of certifications, or the specific one. */
        public String register() {
            return registerNumber.startsWith("RS")
                    ? "répertoire spécifique"
                    : "répertoire national des certifications professionnelles";
        }
    }

    /** Where and when a certificate was delivered, and in whose name. */
    public record Delivery(LocalDate on, String place, String signatory, String signatoryFunction) {}
}
