package dev.backsource.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepSecretsOutOfTheCommandLineAndFromOthersEyes() throws Exception {
        // Given
        var settings = new ServiceSettings(folder.resolve("settings"), "config-service");
        var file = settings.file();

        // When
        var argument = settings.write(Map.of("quarkus.datasource.password", "s=c:r#t\\ä"));

        // Then
        assertThat(argument).contains(file.toString()).doesNotContain("s=c");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var read = new Properties();
        try (var stream = Files.newInputStream(file)) {
            read.load(stream);
        }
        assertThat(read).containsEntry("quarkus.datasource.password", "s=c:r#t\\ä");
    }

    @Test
    void shouldGiveTheJvmWhatOnlyTheJvmReads() {
        assertThat(ServiceSettings.ofTheJvm(Map.of(
                        "jdk.net.hosts.file", "/tmp/hosts",
                        "java.security.properties", "/tmp/security",
                        "quarkus.datasource.password", "secret")))
                .containsExactlyInAnyOrder(
                        "-Djdk.net.hosts.file=/tmp/hosts", "-Djava.security.properties=/tmp/security");
    }
}
