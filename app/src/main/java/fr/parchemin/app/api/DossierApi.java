package fr.parchemin.app.api;

import fr.parchemin.app.assessment.Dossiers;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.assessment.Sentences;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.engine.proposal.ProposalWriter;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A dossier and what the rules make of it, in the formats of the command line. */
@RestController
class DossierApi {

    private final Dossiers dossiers;
    private final Catalog catalog;
    private final Sentences sentences;
    private final DossierLines lines;

    DossierApi(Dossiers dossiers, Catalog catalog, Sentences sentences, DossierLines lines) {
        this.dossiers = dossiers;
        this.catalog = catalog;
        this.sentences = sentences;
        this.lines = lines;
    }

    @GetMapping("/api/v1/dossiers/{candidacy}")
    @Allows(Action.SEE_DOSSIER)
    DossierLines.Line one(
            @PathVariable long candidacy,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            Actor actor) {
        return lines.of(examine(candidacy, asOf), actor);
    }

    @GetMapping("/api/v1/dossiers/{candidacy}/proposal")
    @Allows(Action.SEE_DOSSIER)
    ResponseEntity<byte[]> proposal(
            @PathVariable long candidacy,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            Locale locale) {
        var examined = examine(candidacy, asOf);
        var scheme = catalog.edition(examined.candidacy().edition()).scheme();
        var line = new ByteArrayOutputStream();
        try (var writer = new ProposalWriter(line, sentences.in(scheme, locale)::fault)) {
            writer.write(examined.answer());
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(line.toByteArray());
    }

    private Examined examine(long candidacy, @Nullable LocalDate asOf) {
        return dossiers.examine(new CandidacyId(candidacy), asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
