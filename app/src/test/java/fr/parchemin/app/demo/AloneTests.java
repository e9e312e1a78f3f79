package fr.parchemin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parchemin.app.ParcheminApplication;
import fr.parchemin.app.TestDatabase;
import fr.parchemin.app.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The demonstration starts on each shipped scheme alone, and on some of the small ones. */
class AloneTests {

    private static final Path SHIPPED = Path.of("..", "schemes");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return Stream.concat(
                            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")),
                            Stream.of("tous-decides.yaml", "sans-exemple.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theDemonstrationStartsOnItAlone(String name, @TempDir Path folder) throws IOException {
        var small = VariedSchemes.all().get(name);
        Files.writeString(folder.resolve(name), small == null ? Files.readString(SHIPPED.resolve(name)) : small);

        try (var application = new SpringApplicationBuilder(ParcheminApplication.class)
                .initializers(new TestDatabase())
                .run(
                        "--server.port=0",
                        "--parchemin.demo=true",
                        "--parchemin.second-factor=optional",
                        "--parchemin.data=target/data",
                        "--parchemin.schemes=" + folder)) {
            assertThat(application.getBean(Catalog.class).versions()).hasSize(1);
        }
    }
}
