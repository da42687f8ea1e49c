package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConsoleFilesTest {
    private static final int MAX_SCRIPT_BYTES = 60 * 1024;

    private final ConsoleFiles files = new ConsoleFiles();

    @Test
    void shouldKeepItsScriptsSmall() {
        assertThat(files.scriptBytes()).isPositive().isLessThanOrEqualTo(MAX_SCRIPT_BYTES);
    }

    @Test
    void shouldHaveAnAddressForNoFileThatIsNotThere() {
        assertThat(files.address("app.js")).matches("/console/assets/[0-9a-f]{16}/app\\.js");
        assertThatThrownBy(() -> files.address("../application.properties"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
