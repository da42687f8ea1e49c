package dev.backsource.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.backsource.policy");

    @Test
    void theKernelKnowsNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.smallrye..", "io.vertx..", "org.apache.kafka..", "jakarta..")
                .check(KERNEL);
    }

    @Test
    void theKernelReadsNoClockAndOpensNoFileOrSocket() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..")
                .check(KERNEL);
    }

    @Test
    void dependenciesPointFromEventsToDomainsToThePolicy() {
        noClasses()
                .that()
                .resideInAPackage("..policy.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..policy.domain..", "..policy.event..")
                .check(KERNEL);
        noClasses()
                .that()
                .resideInAPackage("..policy.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..policy.event..")
                .check(KERNEL);
        slices().matching("dev.backsource.policy.(*)..")
                .should()
                .beFreeOfCycles()
                .check(KERNEL);
    }
}
