package fr.parchemin.app.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What schemes there are to be accredited for; the module that holds them says so. */
public interface SchemeNames {

    /** Their titles by code. */
    Map<String, String> titles(Locale locale);

    /** The codes of the blocks of a scheme, empty: there is no such scheme. */
    List<String> blocks(String scheme);
}
