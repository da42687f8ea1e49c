package dev.backsource.system.layout;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tests here wait for processes, but for events of theirs and not for seconds. */
class OneDeadlineTest {
    private static final String ROOT = "dev.backsource.system";

    @Test
    void shouldWaitInTestsByTheOneDeadline() {
        TimeRules.checkTestsAwait(
                new ClassFileImporter().importPackages(ROOT),
                ROOT,
                Map.of("lets a fault last as long as the run wants", Set.of("faults.FaultRun")));
    }
}
