package fr.parchemin.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EngineArchitectureTests {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.parchemin.engine");

    @Test
    void theEngineStandsOnJavaAndTwoParsers() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "fr.parchemin.engine..",
                        "java..",
                        "tools.jackson.core..",
                        "org.snakeyaml.engine..",
                        "org.jspecify.annotations")
                .check(ENGINE);
    }

    @Test
    void theEngineReachesNoFileAndNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.nio.file..")
                        .or(resideInAPackage("java.net.."))
                        .or(resideInAPackage("java.sql.."))
                        .or(are(nameMatching("java\\.io\\.(File|RandomAccessFile).*"))))
                .check(ENGINE);
    }

    @Test
    void theEngineHasNoClockAndNoChance() {
        noClasses()
                .should()
                .dependOnClassesThat(belongToAnyOf(Clock.class, Random.class))
                .orShould()
                .callMethodWhere(asksTheTime())
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(ENGINE);
    }

    @Test
    void thePartsOfTheEngineDoNotTurnInCircles() {
        slices().matching("fr.parchemin.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    private static DescribedPredicate<JavaMethodCall> asksTheTime() {
        return DescribedPredicate.describe("ask the time", call -> asksTheTime(call.getTarget()));
    }

    private static boolean asksTheTime(MethodCallTarget target) {
        return switch (target.getName()) {
            case "now" -> target.getOwner().isAssignableTo(TemporalAccessor.class);
            case "currentTimeMillis", "nanoTime" -> target.getOwner().isEquivalentTo(System.class);
            default -> false;
        };
    }
}
