package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WelcomeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/home/me/backsource, /home/me/backsource, @.backsource/admin.header",
                "/home/me/backsource, /home/me, @backsource/.backsource/admin.header",
                "/home/me/backsource, /tmp, @/home/me/backsource/.backsource/admin.header",
                "/my code, /, '@my code/.backsource/admin.header'",
                "/it's, /tmp, '@/it'\\''s/.backsource/admin.header'",
            })
    void shouldNameTheHeadersFileAsItIsSeenFromWhereTheUserIs(Path repository, Path workingFolder, String named) {
        // When
        var text = new Welcome(StackConfiguration.standard(repository, Map.of()), workingFolder)
                .text("/console/sign-in/link#TOKEN");

        // Then
        assertThat(text)
                .contains("console                http://127.0.0.1:8080/console/sign-in/link#TOKEN\n")
                .contains("access key for the REST API: curl -H " + named + "\n")
                .contains("curl -X PUT -H " + named + " -H 'Content-Type: application/json'")
                .contains("curl -i -X POST -H " + named + " -H 'Content-Type: application/json'");
    }

    @Test
    void shouldNameTheDebuggersPlaceWhereThereIsOne() {
        // Given
        var repository = Path.of("/home/me/backsource");
        var plain = StackConfiguration.standard(repository, Map.of());
        var debugged = plain.withDebugger(new Debugger("edge-1", 5005));

        // When
        var text = new Welcome(debugged, repository).text("/link");

        // Then
        assertThat(text).contains("\n  debugger               attach to edge-1 at 127.0.0.1:5005\n");
        assertThat(new Welcome(plain, repository).text("/link")).doesNotContain("debugger");
    }
}
