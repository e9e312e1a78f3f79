package fr.parchemin.app;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded PostgreSQL, unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
class Database {

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
    JdbcConnectionDetails embeddedPostgres(
            @Value("${parchemin.data}") Path data, @Value("${parchemin.postgres}") Path binaries) {
        return EmbeddedPostgresServer.start(data, binaries);
    }
}
