package fr.parchemin.app.catalog;

import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.scheme.Scheme;
import java.util.Locale;

/** Says a finding in a sentence; told by those who say findings of dossiers. */
public interface FindingSentences {

    /** What a rule of the scheme says of its subject. */
    String of(Scheme scheme, Finding finding, Locale locale);
}
