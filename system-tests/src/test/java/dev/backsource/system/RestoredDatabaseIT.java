package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database that is put back from a backup while the edges know better. */
@ExtendWith(SharedLocalStack.class)
class RestoredDatabaseIT {
    private static final String DOMAIN = "restored.example.com";

    private final LocalStackUnderTest stack;
    private final Api api;

    RestoredDatabaseIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @Test
    void shouldShowWhatEdgesServeThatTheDatabaseHasLostAndMakeThemServeWhatItHolds() throws IOException {
        // Given
        api.register(DOMAIN, "127.0.0.1", 80);
        var kept = api.policy(DOMAIN, "HTTP");
        assertThat(api.awaitRollout(DOMAIN, kept).getBoolean("complete")).isTrue();
        var backup = backUp();
        api.policy(DOMAIN, "FOLLOW");
        var lost = api.policy(DOMAIN, "HTTPS");
        assertThat(api.awaitRollout(DOMAIN, lost).getBoolean("complete")).isTrue();
        assertEdgesServe("https", 443);

        // When
        restore(backup);

        // Then
        await().untilAsserted(() ->
                assertThat(api.reconciliation().getString("state")).isEqualTo("DIFFERS"));
        await().untilAsserted(() -> {
            var rollout = api.rollout(DOMAIN, kept);
            assertThat(Api.stateOf("edge-1", rollout)).isEqualTo("DIVERGED");
            assertThat(Api.stateOf("edge-2", rollout)).isEqualTo("DIVERGED");
            assertThat(rollout.getBoolean("complete")).isFalse();
        });
        assertEdgesServe("https", 443);

        // When: what is changed now has no effect, and shows as such
        var ignored = api.policy(DOMAIN, "FOLLOW");

        // Then
        await().untilAsserted(() -> {
            var rollout = api.rollout(DOMAIN, ignored);
            assertThat(Api.stateOf("edge-1", rollout)).isEqualTo("DIVERGED");
            assertThat(rollout.getBoolean("complete")).isFalse();
        });

        // When
        api.repair();

        // Then
        var repaired = lost + 1;
        assertThat(api.awaitRollout(DOMAIN, repaired).getBoolean("complete")).isTrue();
        assertEdgesServe("http", 80);
        await().untilAsserted(() ->
                assertThat(api.reconciliation().getString("state")).isEqualTo("AGREES"));
    }

    private void assertEdgesServe(String scheme, int policyPort) {
        for (var edge : stack.edges()) {
            assertThat(Http.get(edge, "http", DOMAIN, "/").reached())
                    .isEqualTo("reached over " + scheme + " on port " + stack.originPort(policyPort));
        }
    }

    private Path backUp() throws IOException {
        stack.processes().stop("postgres");
        var backup = data().resolveSibling("backup");
        copy(data(), backup);
        stack.processes().restart("postgres");
        return backup;
    }

    private void restore(Path backup) throws IOException {
        stack.processes().stop("config-service");
        stack.processes().stop("postgres");
        Files.move(data(), data().resolveSibling("lost"));
        Files.move(backup, data());
        stack.processes().restart("postgres");
        stack.processes().restart("config-service");
    }

    private Path data() {
        return stack.processes()
                .configuration()
                .dataFolder()
                .resolve("postgres")
                .resolve("data");
    }

    /** With owners and permissions, by which PostgreSQL goes. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return copied(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return copied(file);
            }

            private FileVisitResult copied(Path each) throws IOException {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
