package dev.backsource.deployment;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String DEPLOYMENT = "dev.backsource.deployment";

    private static JavaClasses classes(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages(DEPLOYMENT);
    }

    @Test
    void shouldTakeTimeFromTheClock() {
        TimeRules.check(
                classes(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS),
                DEPLOYMENT,
                Map.of(
                        "a timer on the connection's event loop",
                        Set.of("listener.ResponseDeadline"),
                        "ends exports that stall, on threads of its own",
                        Set.of("tracing.ExportThreads")));
    }

    @Test
    void shouldWaitInTestsByTheOneDeadline() {
        TimeRules.checkTests(classes(ImportOption.Predefined.ONLY_INCLUDE_TESTS), DEPLOYMENT, Map.of());
    }
}
