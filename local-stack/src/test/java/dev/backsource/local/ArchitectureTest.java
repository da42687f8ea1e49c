package dev.backsource.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.backsource.local");

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("dev.backsource.local.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void shouldDependOnNoOtherModuleButTheInfrastructure() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "belong to another module",
                        other -> other.getPackageName().startsWith("dev.backsource.")
                                && !other.getPackageName().startsWith("dev.backsource.local")
                                && !other.getPackageName().equals("dev.backsource.infrastructure")))
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheDemoOriginSmallEnoughForAContainerOfItsOwn() {
        classes()
                .that()
                .resideInAPackage("..demo..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("..demo..", "java..", "io.vertx..", "org.jspecify..")
                .check(CLASSES);
    }
}
