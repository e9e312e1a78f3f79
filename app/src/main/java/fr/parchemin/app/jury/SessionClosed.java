package fr.parchemin.app.jury;

import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.catalog.EditionId;
import fr.parchemin.app.people.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session was closed; told within the transaction that closes it, so that either all of it stands or nothing does.
 *
 * @param by who closed it
 * @param grants what its decisions give, in the French order of names
 */
public record SessionClosed(SessionId session, EditionId edition, LocalDate heldOn, Actor by, List<Grant> grants) {

    /**
     * What a decision gives somebody: the certification, or one of its blocks.
     *
     * @param document what the scheme calls the document that attests it
     * @param block the block, absent: the whole certification
     */
    public record Grant(
            Candidacy candidacy, String document, @Nullable String block) {}
}
