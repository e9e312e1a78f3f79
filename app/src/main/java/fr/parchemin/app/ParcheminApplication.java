package fr.parchemin.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the web application. */
@SpringBootApplication
public class ParcheminApplication {

    /** Starts the application with the given options. */
    public static void main(String[] arguments) {
        SpringApplication.run(ParcheminApplication.class, arguments);
    }
}
