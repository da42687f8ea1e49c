package dev.backsource.health;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsource.testing.rules.KafkaRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.backsource.health");

    @Test
    void shouldLetNothingDependOnTheWatch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..health.watch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..health.watch..")
                .check(CLASSES);
    }

    @Test
    void shouldReadAndWriteTopicsInBulkByTheEventLogOnly() {
        KafkaRules.ONLY_THE_EVENT_LOG_READS_AND_WRITES_IN_BULK.check(CLASSES);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("dev.backsource.health.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("dev.backsource.health.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void shouldJudgeAlertsByTheKernelAlone() {
        classes()
                .that()
                .resideInAPackage("..health.alert..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.backsource.policy..", "..health.alert..")
                .check(CLASSES);
    }

    @Test
    void shouldKnowOfBacksourceOnlyTheKernelTheEventLogAndTheDeploymentsSettings() {
        var others = DescribedPredicate.describe(
                "other parts of Backsource",
                (JavaClass type) -> type.getPackageName().startsWith("dev.backsource.")
                        && !type.getPackageName()
                                .matches("dev\\.backsource\\.(health|policy|eventlog|deployment)(\\..*)?"));
        noClasses().should().dependOnClassesThat(others).check(CLASSES);
    }
}
