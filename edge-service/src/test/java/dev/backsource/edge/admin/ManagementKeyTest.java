package dev.backsource.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementKeyTest {
    private static final String KEY = "0123456789abcdef";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + KEY, "bearer " + KEY, "Bearer  " + KEY + " "})
    void shouldLetInWhoeverHasTheKey(String authorization) {
        assertThat(key(Map.of("management-key", KEY)).objection(authorization)).isEmpty();
    }

    @Test
    void shouldTakeTheKeyFromAFile() throws IOException {
        var file = Files.writeString(folder.resolve("key"), KEY + "\n");

        assertThat(key(Map.of("management-key-file", file.toString())).objection("Bearer " + KEY))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", KEY, "Basic " + KEY, "Bearer " + KEY + "0", "Bearer 0123456789abcdeF"})
    void shouldRefuseWhoeverHasNot(@Nullable String authorization) {
        assertThat(key(Map.of("management-key", KEY)).objection(authorization))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(401));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer ", "Bearer " + KEY})
    void shouldRefuseEverybodyAndSayWhatToSetWithoutAKey(@Nullable String authorization) {
        assertThat(key(Map.of()).objection(authorization)).hasValueSatisfying(problem -> {
            assertThat(problem.status()).isEqualTo(403);
            assertThat(problem.detail()).contains("backsource.edge.management-key-file");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-short", "0123456789 abcdef", "0123456789abcdefä"})
    void shouldTakeNoKeyThatIsNone(String key) throws IOException {
        var file = Files.writeString(folder.resolve("key"), key);

        assertThatThrownBy(() -> key(Map.of("management-key", key)))
                .hasMessageContaining("backsource.edge.management-key")
                .hasMessageNotContaining(key);
        assertThatThrownBy(() -> key(Map.of("management-key-file", file.toString())))
                .hasMessageContaining("backsource.edge.management-key-file")
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining(key);
    }

    @Test
    void shouldTakeOneOfTheTwo() {
        assertThatThrownBy(() -> key(Map.of("management-key", KEY, "management-key-file", "/nowhere")))
                .hasMessageContaining("set only one");
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        assertThatThrownBy(() -> key(Map.of("management-key-file", "/nowhere")))
                .hasMessageContaining("/nowhere can't be read");
    }

    private static ManagementKey key(Map<String, String> settings) {
        return new ManagementKey(
                Optional.ofNullable(settings.get("management-key")),
                Optional.ofNullable(settings.get("management-key-file")).map(Path::of));
    }
}
