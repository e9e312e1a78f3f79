package fr.parchemin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MessagesTests {

    @Test
    void everyKeyIsSaidInBothLanguages() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        for (Resource english : resolver.getResources("classpath*:messages/*_en.properties")) {
            var name = english.getFilename().replace("_en", "");
            var french = resolver.getResource("classpath:messages/" + name);

            assertThat(read(french).stringPropertyNames())
                    .as(name)
                    .isEqualTo(read(english).stringPropertyNames());
        }
    }

    private static Properties read(Resource bundle) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
