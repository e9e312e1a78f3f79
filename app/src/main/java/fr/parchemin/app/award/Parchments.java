package fr.parchemin.app.award;

import fr.parchemin.app.paper.Press;
import fr.parchemin.app.paper.Press.Manuscript;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Prints certificates, each time alike. */
@Component
class Parchments {

    private final Press press;
    private final String verification;

    Parchments(Press press, @Value("${parchemin.address}") String address) {
        this.press = press;
        this.verification = address + "/verifier";
    }

    byte[] print(Certificate certificate) {
        return press.print(new Manuscript(
                "parchment",
                Map.of(
                        "certificate", certificate,
                        "nameSize", size(certificate.holder().fullName().length(), 26, 38, 60, 100),
                        "titleSize", size(certificate.certified().title().length(), 60, 100, 160, 240),
                        "verification", verification,
                        "address", address(certificate)),
                certificate.issuedAt()));
    }

    String address(Certificate certificate) {
        return verification + "/" + certificate.code().grouped();
    }

    /** 1 for what is short, 5 for what is very long. */
    private static int size(int length, int... steps) {
        int size = 1;
        for (int step : steps) {
            if (length > step) {
                size++;
            }
        }
        return size;
    }
}
