package fr.parchemin.app.delivery;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files are kept. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Store deliveryStore(@Value("${parchemin.data}") Path data, Clock clock) {
        return new DiskStore(data.resolve("files"), clock);
    }
}
