package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles listed and switched. */
class ProfilesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void keepTwo() throws IOException {
        file = Files.createDirectories(folder.resolve("backsource")).resolve("config.yaml");
        Files.writeString(file, """
            default: work
            profiles:
              work: {server: "https://a.example", token-file: a}
              test: {server: "https://b.example", token-file: b}
            """);
    }

    @Test
    void shouldListThemAndTakeAnotherAsTheDefault() throws IOException {
        // When
        var used = run("profiles", "use", "test");
        var listed = run("profiles", "list", "-o", "json");

        // Then
        assertThat(used.exit()).as(used.errors()).isEqualTo(OK);
        assertThat(listed.exit()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("default profile: test at https://b.example", "\"server\" : \"https://a.example\"");
        assertThat(Files.readString(file)).contains("default: test", "https://a.example");
    }

    @Test
    void shouldNotTakeOneThatThereIsNot() throws IOException {
        assertThat(run("profiles", "use", "other").exit()).isEqualTo(USAGE);
        assertThat(Files.readString(file)).contains("default: work");
    }

    private ProgramRun run(String... arguments) {
        return ProgramRun.of(Map.of("XDG_CONFIG_HOME", folder.toString()), "", out, arguments);
    }
}
