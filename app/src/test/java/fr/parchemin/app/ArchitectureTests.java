package fr.parchemin.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.parchemin.app");

    @Test
    void modulesAskOnlyThoseTheyMayAsk() {
        ApplicationModules.of(ParcheminApplication.class).verify();
    }

    @Test
    void whatABeanNeedsIsGivenToItsConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .check(APPLICATION);
    }

    @Test
    void packagesAreNamedAfterTheTrade() {
        noClasses()
                .should()
                .resideInAnyPackage("..service..", "..dto..", "..impl..", "..util..", "..common..", "..domain..")
                .check(APPLICATION);
    }

    @Test
    void typesAreNamedAfterTheirJob() {
        classes()
                .should()
                .haveNameNotMatching(".*(Service|Impl|Dto|DTO|Util|Utils|Helper|Manager)")
                .check(APPLICATION);
    }

    @Test
    void controllersAreKnownToTheirModuleOnly() {
        noClasses()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .or()
                .areMetaAnnotatedWith("org.springframework.web.bind.annotation.ControllerAdvice")
                .should()
                .bePublic()
                .allowEmptyShould(true)
                .check(APPLICATION);
    }

    @Test
    void threeTypesInFiveAreKnownToTheirPackageOnly() {
        var types = APPLICATION.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();

        var inside = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        if (types.size() > 20) {
            assertThat(inside * 100 / types.size())
                    .as("package-private types, percent of %s", types.size())
                    .isGreaterThanOrEqualTo(60);
        }
    }
}
