package fr.parchemin.app.shell;

import fr.parchemin.app.people.OpenidLinks.Shown;
import fr.parchemin.app.people.ProvenIdentity;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a provider proved of somebody who came back from it; kept in their session while they confirm.
 *
 * @param provider its name in the settings
 * @param email absent: it vouches for none
 * @param strong whether it asked for a second factor, in a manner that counts
 * @param token its own words, by which it knows the session that is to end
 * @param identity absent: it says nothing of the civil identity, or not enough
 * @param account who went there to link their account, absent: somebody who signs in
 */
record OpenidProof(
        String provider,
        String issuer,
        String subject,
        String label,
        @Nullable String email,
        boolean strong,
        String token,
        @Nullable ProvenIdentity identity,
        @Nullable Long account)
        implements Serializable {

    Shown shown() {
        return new Shown(issuer, subject, label);
    }

    /** By what somebody recognises whose identity it is. */
    String who() {
        if (identity != null) {
            return identity.givenNames() + " " + identity.familyName();
        }
        return email == null ? subject : email;
    }
}
