package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The console compares times of the API with the service's clock ({@code clock.js}), since the browser's may be wrong. That one measures durations
 * only. It finds comparisons within one statement, not a date that is compared later.
 */
class ServiceClockTest {
    /** A moment made of the browser's clock, or compared with it. */
    private static final Pattern BY_THE_BROWSER = Pattern.compile(
            "new Date\\((?:Date\\.now\\(\\)|\\))|Date\\.parse\\([^;\\n]*Date\\.now\\(\\)|Date\\.now\\(\\)[^;\\n]*Date\\.parse\\(");

    @ParameterizedTest
    @MethodSource("dev.backsource.config.console.CatalogueTest#scripts")
    void shouldMakeOrParseNoTimeBesideTheBrowsersClock(Path file) throws IOException {
        assertThat(BY_THE_BROWSER.matcher(Files.readString(file)).results().map(found -> found.group()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const at = new Date();",
                "new Date(Date.now() + hours)",
                "Date.parse(expiresAt) <= Date.now()",
                "Date.now() - Date.parse(since)"
            })
    void shouldFindSuchStatements(String script) {
        assertThat(BY_THE_BROWSER.matcher(script).find()).isTrue();
    }
}
