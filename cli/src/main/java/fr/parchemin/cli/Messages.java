package fr.parchemin.cli;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.JsonKind;
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
        String found = fault.found() == null ? "—" : fault.found();
        String expected = fault.expected() == null ? "—" : fault.expected();
        boolean isOfKinds = fault.code() == DossierFault.Code.WRONG_TYPE;
        return say(
                "dossier-fault." + ProposalWriter.kebab(fault.code()),
                isOfKinds ? ofKind("found-kind.", found) : found,
                isOfKinds ? ofKind("expected-kind.", expected) : expected,
                fault.path());
    }

    /** A value of a dossier line with the words for its kind. */
    private String ofKind(String place, String written) {
        return say(place + JsonKind.of(written).name().toLowerCase(Locale.ROOT), written);
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
