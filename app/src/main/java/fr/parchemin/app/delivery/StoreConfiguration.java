package fr.parchemin.app.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Where files are kept: in the data directory, or in a bucket where {@code parchemin.files.bucket} names one. A demonstration
 * keeps to its own directory: from a bucket it would sweep what is not its own.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Store deliveryStore(
            @Value("${parchemin.data}") Path data,
            @Value("${parchemin.demo:false}") boolean demonstration,
            Environment environment,
            Clock clock) {
        var disk = new DiskStore(data.resolve("files"), clock);
        if (demonstration) {
            return disk;
        }
        return BucketSettings.of(environment::getProperty)
                .<Store>map(StoreConfiguration::checked)
                .orElse(disk);
    }

    /** Better no start than files that are refused one by one. */
    private static S3Store checked(BucketSettings settings) {
        var store = new S3Store(settings.client(), settings.bucket());
        try {
            store.check();
            return store;
        } catch (IOException e) {
            store.close();
            throw new IllegalStateException(
                    "The files cannot be kept in the bucket %s at %s with the key %s: expected a bucket that this key may list, found: %s"
                            .formatted(settings.bucket(), settings.place(), settings.accessKey(), e.getMessage()),
                    e);
        }
    }
}
