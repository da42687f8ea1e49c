package dev.backsource.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.testing.access.TestAdministrator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people and scripts see of the command line: results, errors, exit codes. */
@ExtendWith(SharedLocalStack.class)
class CliIT {
    private final Map<String, String> administrator;

    CliIT(LocalStackUnderTest stack) {
        this.administrator = Map.of(
                "BACKSOURCE_SERVER", stack.api().resolve("/").toString(), "BACKSOURCE_TOKEN", TestAdministrator.TOKEN);
    }

    @Test
    void shouldSayWhoOneIs() {
        // When
        var run = CliProcess.run(administrator, "whoami", "-o", "json");

        // Then
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.object().getString("name")).isEqualTo(TestAdministrator.NAME);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void shouldSayThatNobodyListens() {
        // When
        var run = CliProcess.run(
                Map.of("BACKSOURCE_SERVER", "http://127.0.0.1:9", "BACKSOURCE_TOKEN", TestAdministrator.TOKEN),
                "whoami");

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).startsWith("backsource: http://127.0.0.1:9 can't be reached: ");
    }
}
