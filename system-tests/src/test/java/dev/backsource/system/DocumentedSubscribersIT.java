package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.access.TestAdministrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The subscribers that docs/events.md shows, run as they stand there. */
@ExtendWith(SharedLocalStack.class)
class DocumentedSubscribersIT {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final LocalStackUnderTest stack;
    private final Api api;

    @TempDir
    Path folder;

    private @Nullable Process process;

    DocumentedSubscribersIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldPrintChangesWithTheKafkaClient() throws IOException {
        // Given
        var domain = "printed-by-kafka-client.example.com";
        api.register(domain, "127.0.0.1", 80);
        var source = Files.writeString(folder.resolve("PrintPolicyChanges.java"), documented("java"));
        var compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", CLASS_PATH, "-d", folder.toString(), source.toString());
        assertThat(compiled).isZero();

        // When
        start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + System.getProperty("path.separator") + CLASS_PATH,
                "PrintPolicyChanges",
                stack.bootstrapServers());

        // Then
        awaitPrinted(printed -> printed.contains(domain + ": {"));

        // When
        api.policy(domain, "HTTPS");

        // Then
        awaitPrinted(printed -> printed.lines().anyMatch(line -> isChange(line, domain)));
    }

    @Test
    void shouldPrintChangesWithCurl() throws IOException {
        // Given
        var domain = "printed-by-curl.example.com";
        api.register(domain, "127.0.0.1", 80);
        var command = documented("sh");
        assertThat(command).contains("http://127.0.0.1:8080/api/v1");
        TestAdministrator.headerFile(folder.resolve(".backsource"));

        // When: until the service, which another test may have restarted, has reached Kafka, it refuses streams
        await().until(() -> {
            if (!isRunning()) {
                start(
                        "/bin/sh",
                        "-c",
                        command.replace(
                                "http://127.0.0.1:8080/api/v1", stack.api().toString()));
            }
            return read("printed").contains("id: ");
        });
        api.policy(domain, "HTTPS");

        // Then
        awaitPrinted(printed -> printed.lines().anyMatch(line -> line.startsWith("data: ") && isChange(line, domain)));
    }

    private static boolean isChange(String line, String domain) {
        return line.contains(domain) && line.contains("\"redirectType\":\"HTTPS\"");
    }

    /** The first block of that language. */
    private static String documented(String language) throws IOException {
        var blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Repository.root().resolve("docs/events.md")));
        assertThat(blocks.find()).isTrue();
        return blocks.group(1);
    }

    private void start(String... command) throws IOException {
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("printed").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private void awaitPrinted(Predicate<String> condition) {
        await().until(() -> {
            var ended = !isRunning();
            var printed = read("printed");
            assertThat(ended && !condition.test(printed))
                    .as("ended with: %s%s", printed, read("errors"))
                    .isFalse();
            return condition.test(printed);
        });
    }

    private boolean isRunning() {
        return process != null && process.isAlive();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
