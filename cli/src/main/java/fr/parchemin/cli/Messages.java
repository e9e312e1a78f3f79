package fr.parchemin.cli;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.proposal.ProposalWriter;
import fr.parchemin.engine.scheme.Fault;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the command line says, in the language of whoever runs it: French unless the environment asks for English. */
final class Messages {

    private final ResourceBundle bundle;

    Messages(Locale locale) {
        ResourceBundle.Control inTheLanguageAskedFor =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.bundle = ResourceBundle.getBundle("fr.parchemin.cli.messages", locale, inTheLanguageAskedFor);
    }

    /** The language that the environment asks for by PARCHEMIN_LANG or, failing that, as every command is told. */
    static Messages of(Map<String, String> environment) {
        for (String name : new String[] {"PARCHEMIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String language = environment.getOrDefault(name, "");
            if (!language.isEmpty()) {
                return new Messages(language.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH);
            }
        }
        return new Messages(Locale.FRENCH);
    }

    String say(String key, @Nullable Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }

    String say(DossierFault fault) {
        return say(
                "dossier-fault." + ProposalWriter.kebab(fault.code()),
                fault.found() == null ? "—" : fault.found(),
                fault.expected() == null ? "—" : fault.expected(),
                fault.path());
    }

    String say(Fault fault) {
        String code = fault.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return say(
                "scheme-fault." + code,
                fault.found() == null ? "—" : fault.found(),
                fault.expected() == null ? "—" : fault.expected(),
                fault.path());
    }
}
