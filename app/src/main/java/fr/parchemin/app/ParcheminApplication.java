package fr.parchemin.app;

import fr.parchemin.app.journal.Noted;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts the web application. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class ParcheminApplication {

    /** Runs the command that the launcher passes on. */
    public static void main(String[] arguments) {
        switch (Command.of(arguments)) {
            case Command.Misuse(String message) -> {
                System.err.println(message);
                System.exit(2);
            }
            case Command.CheckJournal(Noted noted) -> System.exit(JournalCheck.run(System.out, System.err, noted));
            case Command.Start(var settings) -> {
                var application = new SpringApplication(ParcheminApplication.class);
                application.setDefaultProperties(settings);
                application.run();
            }
        }
    }
}
