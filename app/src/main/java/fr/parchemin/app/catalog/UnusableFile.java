package fr.parchemin.app.catalog;

import fr.parchemin.engine.scheme.Fault;
import java.util.List;

/** A file of the folder of schemes that gives no scheme; the others are used all the same. */
public sealed interface UnusableFile {

    /** The name of the file. */
    String file();

    /** It is wrong: every fault, in the order of the file. */
    record Faulty(String file, List<Fault> faults) implements UnusableFile {}

    /** It gives a version that another file gave before. */
    record Repeated(String file, String scheme, String version, String other) implements UnusableFile {}

    /** It cannot be read at all. */
    record Unreadable(String file) implements UnusableFile {}
}
