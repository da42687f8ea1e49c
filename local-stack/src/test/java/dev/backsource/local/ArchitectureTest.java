package dev.backsource.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.backsource.local");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.backsource.local");
    /** Classes that read the time or wait by themselves, by reason. */
    private static final Map<String, Set<String>> OWN_TIME = Map.of(
            "measures how long a start takes, for a line on the terminal",
            Set.of("stack.ComponentGroup", "stack.LocalStackMain"),
            "waits for another process, with a limit",
            Set.of("stack.Leftovers", "stack.ServiceComponent", "demo.DemoRegistration"));

    @Test
    void shouldTakeTheTimeInAFewClassesOnly() {
        TimeRules.check(CLASSES, "dev.backsource.local", OWN_TIME);
        TimeRules.checkTestsAwait(TESTS, "dev.backsource.local", Map.of());
    }

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
