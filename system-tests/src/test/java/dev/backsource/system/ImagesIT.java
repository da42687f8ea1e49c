package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ContainerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/**
 * The repository builds its images with nothing but Docker. Runs before the classes that start containers, which build missing images themselves when
 * they run alone. Skipped where no Docker engine answers.
 */
@Order(SharedContainers.IMAGES)
@ExtendWith(NeedsDocker.class)
class ImagesIT {
    private static final String NOBODY_ELSE = "10001";

    private static volatile boolean built;

    @TempDir
    Path folder;

    @Test
    void shouldBuildEveryImageForAUserWithoutRightsAndWithAHealthCheck() throws Exception {
        // When
        build();

        // Then
        assertThat(Stream.of("config-service", "edge-service", "origin-health-service", "demo-origin")
                        .map(ImagesIT::image))
                .allSatisfy(image -> {
                    assertThat(image.getUser()).isEqualTo(NOBODY_ELSE);
                    assertThat(image.getHealthcheck()).isNotNull();
                });
    }

    /** Whether this JVM has built the images, of this checkout as it is. */
    static boolean haveBuilt() {
        return built;
    }

    /** As {@code docker compose up --build} does. */
    private void build() throws IOException, InterruptedException {
        var output = folder.resolve("output").toFile();
        var build = new ProcessBuilder("docker", "compose", "build")
                .directory(Repository.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(build.waitFor(SharedContainers.BUILD.toSeconds(), TimeUnit.SECONDS))
                    .as(Files.readString(output.toPath()))
                    .isTrue();
            assertThat(build.exitValue()).as(Files.readString(output.toPath())).isZero();
            built = true;
        } finally {
            build.destroyForcibly();
        }
    }

    private static ContainerConfig image(String name) {
        var image = DockerClientFactory.instance()
                .client()
                .inspectImageCmd("backsource/" + name + ":dev")
                .exec();
        return Objects.requireNonNull(image.getConfig());
    }
}
