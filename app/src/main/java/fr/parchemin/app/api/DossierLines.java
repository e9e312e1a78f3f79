package fr.parchemin.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import fr.parchemin.app.assessment.Examined;
import fr.parchemin.app.people.Access;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Identity;
import fr.parchemin.engine.dossier.DossierWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what is said of a dossier: its line, and who it is for those who may know. */
@Component
class DossierLines {

    private final Access access;

    DossierLines(Access access) {
        this.access = access;
    }

    Line of(Examined examined, Actor actor) {
        var candidacy = examined.candidacy();
        return new Line(
                candidacy.id().value(),
                candidacy.cohort().value(),
                new String(DossierWriter.write(examined.dossier()), StandardCharsets.UTF_8),
                access.allows(
                                actor,
                                Action.SEE_IDENTITY,
                                Long.toString(candidacy.id().value()))
                        ? person(candidacy.identity())
                        : null);
    }

    private static Person person(Identity identity) {
        return new Person(
                identity.birthName(),
                identity.usageName(),
                identity.givenNames(),
                identity.sex(),
                identity.birthDate(),
                identity.birthPlace(),
                identity.birthCode(),
                identity.email());
    }

    /**
     * A dossier.
     *
     * @param dossier the line that {@code propose} reads
     * @param identity absent: not for this token
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            long candidacy,
            long cohort,
            @JsonRawValue String dossier,
            @Nullable Person identity) {}

    /** Who somebody is in civil law. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String birthName,
            @Nullable String usageName,
            String givenNames,
            Identity.Sex sex,
            LocalDate birthDate,
            String birthPlace,
            @Nullable String birthCode,
            @Nullable String email) {}
}
