package fr.parchemin.app;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows the first page to nobody, so that the JVM learns what starting takes, and stops. */
@Component
@ConditionalOnProperty("parchemin.train")
class Training {

    @EventListener
    void visit(ApplicationReadyEvent ready) throws IOException {
        var context = ready.getApplicationContext();
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            var home = URI.create(
                    "http://127.0.0.1:%d/".formatted(web.getWebServer().getPort()));
            var connection = (HttpURLConnection) home.toURL().openConnection();
            connection.setRequestProperty("Accept", "text/html");
            try (var page = connection.getInputStream()) {
                page.transferTo(OutputStream.nullOutputStream());
            }
        }
        System.exit(SpringApplication.exit(context));
    }
}
