package fr.parchemin.app.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A demonstration was to be written into the database of an installation. */
final class RealDataException extends RuntimeException {

    RealDataException() {
        super(
                "This database holds the data of an installation: no demonstration is written into it, nothing was changed.");
    }

    /** Says it without a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<RealDataException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, RealDataException cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Start the demonstration without PARCHEMIN_DATABASE, or on an empty database; ./parchemin serve starts the installation.",
                    cause);
        }
    }
}
