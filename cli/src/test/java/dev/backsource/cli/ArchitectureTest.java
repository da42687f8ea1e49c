package dev.backsource.cli;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backsource.testing.rules.TimeRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String CLI = "dev.backsource.cli";

    /** Who takes the time by itself, by reason. A run is one process of a few seconds, and has no clock to be given. */
    private static final Map<String, Set<String>> OWN_TIME = Map.of(
            "ends what takes longer than the run may, or stands still",
            Set.of(
                    "apply.run.Rollouts",
                    "command.EdgeWatch",
                    "command.ProgressiveWatch",
                    "command.ProgressiveWatches",
                    "server.EventFeed",
                    "server.JsonLines",
                    "server.Server",
                    "server.TimeoutStream",
                    "verb.watch.EventsCommand"),
            "asks again after a pause",
            Set.of("outcome.InterruptiblePause"),
            "signs in within the time that the provider allows",
            Set.of("profile.DeviceFlow", "profile.ProviderSession"),
            "waits for another run's turn",
            Set.of("profile.FileMutex"),
            "says how long it took",
            Set.of("apply.ApplyRun"),
            "states the end of an exception, and the time left of one",
            Set.of("verb.VerificationEnd"));

    @Test
    void shouldTakeTimeInFewClasses() {
        TimeRules.check(classes(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS), CLI, OWN_TIME);
    }

    @Test
    void shouldWaitInTestsByTheOneDeadline() {
        TimeRules.checkTests(
                classes(ImportOption.Predefined.ONLY_INCLUDE_TESTS),
                CLI,
                Map.of("lets workers that never meet fail", Set.of("apply.run.WorkersTest")));
    }

    private static JavaClasses classes(ImportOption.Predefined which) {
        return new ClassFileImporter().withImportOption(which).importPackages(CLI);
    }
}
