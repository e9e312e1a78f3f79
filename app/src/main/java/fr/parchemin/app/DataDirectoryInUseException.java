package fr.parchemin.app;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Another application runs on the same data directory. */
final class DataDirectoryInUseException extends RuntimeException {

    DataDirectoryInUseException(Path data) {
        super("Another Parchemin runs on the data directory %s.".formatted(data.toAbsolutePath()));
    }

    /** Says it without a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<DataDirectoryInUseException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, DataDirectoryInUseException cause) {
            return new FailureAnalysis(
                    cause.getMessage(), "Stop it, or give this one another directory by PARCHEMIN_DATA.", cause);
        }
    }
}
