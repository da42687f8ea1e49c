package dev.backsource.system.layout;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tests here wait for processes, but for events of theirs and not for seconds. */
class SleeplessTest {
    private static final String ROOT = "dev.backsource.system";

    @Test
    void shouldNotSleep() {
        TimeRules.checkTestsDoNotSleep(new ClassFileImporter().importPackages(ROOT), ROOT, Map.of());
    }
}
