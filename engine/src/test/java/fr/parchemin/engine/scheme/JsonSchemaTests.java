package fr.parchemin.engine.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.parchemin.engine.scheme.Fault.Code;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published JSON Schema and the reader say the same of what can be said without looking at the file as a whole. */
class JsonSchemaTests {

    /** Faults of shape, which an editor shows while one writes. */
    private static final Set<Code> OF_SHAPE = EnumSet.of(
            Code.UNKNOWN_KEY,
            Code.MISSING_KEY,
            Code.EMPTY,
            Code.NOT_A_MAP,
            Code.NOT_A_LIST,
            Code.NOT_A_TEXT,
            Code.NOT_A_NUMBER,
            Code.NOT_WHOLE,
            Code.NOT_A_FLAG,
            Code.UNKNOWN_WORD,
            Code.BAD_NAME,
            Code.BAD_CODE,
            Code.BAD_REGISTER_NUMBER,
            Code.BAD_YEAR,
            Code.NOT_ONE_RULE,
            Code.RULE_OUT_OF_PLACE,
            Code.TOO_FEW_GRADES);

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemeFiles.text(SchemeFiles.FOLDER.resolve("scheme.schema.json")));

    static List<Path> files() {
        return SchemeFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyShippedSchemeFollowsIt(Path file) {
        assertThat(errors(SchemeFiles.text(file))).isEmpty();
    }

    @Test
    void aSchemeWithEverythingFollowsIt() {
        assertThat(errors(SchemeFiles.text(Golden.FOLDER.resolve("full.yaml")))).isEmpty();
        assertThat(errors(SchemeFiles.jnac())).isEmpty();
    }

    @TestFactory
    List<DynamicTest> aFaultOfShapeIsOneInItToo() {
        return FaultCase.all().stream()
                .filter(fault -> OF_SHAPE.contains(fault.code()))
                .map(fault -> DynamicTest.dynamicTest(
                        fault.sentence(), () -> assertThat(errors(fault.text())).isNotEmpty()))
                .toList();
    }

    @Test
    void itKnowsEveryKeyOfTheTopAndNoOther() {
        assertThat(SchemeSections.KEYS.all()).noneMatch(JsonSchemaTests::isUnknownAtTheTop);
        assertThat(isUnknownAtTheTop("unknown")).isTrue();
    }

    private static boolean isUnknownAtTheTop(String key) {
        return errors(SmallScheme.text() + key + ": x\n").stream()
                .anyMatch(
                        error -> error.getKeyword().equals("additionalProperties") && key.equals(error.getProperty()));
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }
}
