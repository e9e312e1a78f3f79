package fr.parchemin.app.assessment;

import fr.parchemin.engine.scheme.Scheme;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns what the engine says into sentences: the same ones on the pages, in the minutes and in letters. */
@Component
public class Sentences {

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** Sentences about the dossiers of a scheme, for a reader of a language. */
    public Wording in(Scheme scheme, Locale locale) {
        return new Wording(scheme, messages, locale);
    }
}
