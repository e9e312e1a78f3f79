package fr.parchemin.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parchemin.app.award.Awards;
import fr.parchemin.app.award.Certificate;
import fr.parchemin.app.award.VerificationCode;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Attempts;
import fr.parchemin.app.people.Attempts.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What juries awarded: one certificate, and the public answer about a code. */
@RestController
class CertificateApi {

    private final Awards awards;
    private final Attempts attempts;

    CertificateApi(Awards awards, Attempts attempts) {
        this.attempts = attempts;
        this.awards = awards;
    }

    @GetMapping("/api/v1/certificates/{number}")
    @Allows(Action.SEE_CERTIFICATE)
    CertificateLine one(@PathVariable String number) {
        return awards.numbered(number)
                .map(certificate -> line(certificate, true))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What the public page says, and no more. */
    @GetMapping("/api/v1/verify/{code}")
    @Allows(Action.VERIFY)
    CertificateLine verify(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        var read = VerificationCode.typed(code)
                .orElseThrow(() -> new Problem(
                        HttpStatus.BAD_REQUEST,
                        "code",
                        "A code that was never issued",
                        "A character of the code is wrong or missing"));
        var address = request.getRemoteAddr();
        if (attempts.mustWait(Kind.VERIFICATION, address)) {
            throw tooMany(address, response);
        }
        var certificate = awards.coded(read);
        if (certificate.isEmpty() && !attempts.take(Kind.VERIFICATION, address)) {
            throw tooMany(address, response);
        }
        return certificate
                .map(found -> line(found, false))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Counted together with the page, so that nobody finds documents by trying codes in both places. */
    private Problem tooMany(String address, HttpServletResponse response) {
        var seconds = Math.max(1, attempts.secondsToWait(Kind.VERIFICATION, address));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-codes",
                "Too many unknown codes",
                "Many unknown codes were tried from this address; try again in " + seconds + " s");
    }

    private CertificateLine line(Certificate certificate, boolean whole) {
        var holder = certificate.holder();
        var certified = certificate.certified();
        var block = certified.block();
        var revocation = certificate.revocation();
        return new CertificateLine(
                certificate.number(),
                certificate.isValid() ? "VALID" : "REVOKED",
                certificate.code().grouped(),
                certificate.document(),
                holder.fullName(),
                whole ? holder.birthDate() : null,
                whole ? holder.birthPlace() : null,
                certified.certifier(),
                certified.title(),
                certified.registerNumber(),
                certified.level(),
                block == null ? null : new Part(block.code(), block.title()),
                certificate.delivery().on(),
                certificate.delivery().place(),
                certificate.sample(),
                revocation == null ? null : revocation.at(),
                whole ? awards.address(certificate) : null,
                whole ? certificate.candidacy().value() : null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CertificateLine(
            String number,
            String status,
            String code,
            String document,
            String holder,
            @Nullable LocalDate birthDate,
            @Nullable String birthPlace,
            String certifier,
            String title,
            String registerNumber,
            @Nullable Integer level,
            @Nullable Part block,
            LocalDate deliveredOn,
            String place,
            boolean sample,
            @Nullable Instant revokedAt,
            @Nullable String verification,
            @Nullable Long candidacy) {}

    /** The only block that a certificate attests. */
    record Part(String block, String title) {}
}
