package fr.parchemin.engine.scheme;

import java.util.List;

/** What came out of reading a scheme file: the scheme, or all that is wrong with the file. */
public sealed interface Reading {

    /**
     * The file is right.
     *
     * @param examples the worked examples it carries, in its order
     */
    record Read(Scheme scheme, List<Example> examples) implements Reading {}

    /** The file is wrong: every fault, at least one and at most a thousand, in the order of the file. */
    record Faulty(List<Fault> faults) implements Reading {}
}
