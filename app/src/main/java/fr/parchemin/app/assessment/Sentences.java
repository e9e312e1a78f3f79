package fr.parchemin.app.assessment;

import fr.parchemin.app.catalog.FindingSentences;
import fr.parchemin.engine.proposal.Finding;
import fr.parchemin.engine.scheme.Scheme;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns what the engine says into sentences: the same ones on the pages, in the minutes and in letters. */
@Component
public class Sentences implements FindingSentences {

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public String of(Scheme scheme, Finding finding, Locale locale) {
        return in(scheme, locale).finding(finding);
    }

    /** Sentences about the dossiers of a scheme, for a reader of a language. */
    public Wording in(Scheme scheme, Locale locale) {
        return new Wording(scheme, messages, locale);
    }
}
