package fr.parchemin.app.jury;

import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.catalog.Edition;
import fr.parchemin.engine.dossier.DossierWriter;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.ProposalWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that a decision rests on, as text that can be read back, and its digest.
 *
 * @param dossier the facts
 * @param proposal what the rules made of them
 * @param digest SHA-256 of the scheme's text, the facts and the proposal, in hexadecimal
 */
record Snapshot(String dossier, String proposal, String digest) {

    static Snapshot of(Edition edition, Examined examined) {
        var dossier = new String(DossierWriter.write(examined.dossier()), StandardCharsets.UTF_8).strip();
        var proposal = line(examined.answer());
        return new Snapshot(dossier, proposal, sha256(edition.digest() + "\n" + dossier + "\n" + proposal));
    }

    static String line(Answer answer) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new ProposalWriter(bytes, StoredAnswers::words)) {
            writer.write(answer);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
