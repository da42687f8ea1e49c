package dev.backsource.system.cli;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.testing.access.TestAdministrator;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Callers, keys, histories and events on the command line: results, errors, exit codes. */
class CliIT extends CliTests {
    private static final int NOT_ALLOWED = 4;

    CliIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @Test
    void shouldSayWhoOneIs() {
        // When
        var run = cli("whoami", "-o", "json");

        // Then
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(OK);
        assertThat(run.object().getString("name")).isEqualTo(TestAdministrator.NAME);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void shouldMakeKeysWhoseSecretsNobodyElseReads() throws IOException {
        // Given
        var file = folder.resolve("deployment.key");
        var next = folder.resolve("next.key");
        var name = "cli-" + UUID.randomUUID().toString().substring(0, 8);

        // When
        var made = cli("keys", "create", name, "--role", "viewer", "--key-file", file.toString(), "-o", "json");

        // Then
        assertThat(made.exitCode()).as(made.errors()).isEqualTo(OK);
        var token = Files.readString(file).strip();
        assertThat(made.output() + made.errors()).doesNotContain(token.substring(token.length() - 20));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var environment = Map.of("BACKSOURCE_SERVER", server, "BACKSOURCE_TOKEN_FILE", file.toString());
        assertThat(CliProcess.run(environment, "whoami").output()).startsWith(name + " (");

        // When
        var id = made.object().getString("id");
        var again = cli("keys", "create", name, "--role", "viewer", "--key-file", file.toString());
        var rotated = cli("keys", "rotate", id, "--key-file", next.toString(), "--disable-old", "-o", "name");

        // Then
        assertThat(again.exitCode()).isEqualTo(USAGE);
        assertThat(again.errors()).contains("already exists, and may hold a key");
        assertThat(rotated.exitCode()).as(rotated.errors()).isEqualTo(OK);
        assertThat(CliProcess.run(environment, "whoami").exitCode()).isEqualTo(NOT_ALLOWED);
        assertThat(CliProcess.run(
                                Map.of("BACKSOURCE_SERVER", server, "BACKSOURCE_TOKEN_FILE", next.toString()), "whoami")
                        .exitCode())
                .isEqualTo(OK);
        assertThat(cli("keys", "enable", id).output()).contains("is enabled");
        assertThat(cli("keys", "disable", id).output()).contains("is disabled");
        assertThat(cli("keys", "list").output())
                .contains(id)
                .contains("disabled")
                .contains("viewer");
        assertThat(cli("keys", "delete", id, "--yes").exitCode()).isEqualTo(OK);
        assertThat(cli("keys", "delete", rotated.output().strip(), "--yes").exitCode())
                .isEqualTo(OK);

        // When
        var printed = cli("keys", "create", name, "--role", "viewer", "--print-key", "-o", "json");

        // Then
        assertThat(printed.object().getString("token")).matches("bsk_[A-Z0-9]+_[\\w-]+");
        assertThat(cli("keys", "delete", printed.object().getString("id"), "--yes")
                        .exitCode())
                .isEqualTo(OK);
    }

    @Test
    void shouldListAndExportWhoDidWhat() {
        // Given
        var domain = registered("audited");

        // When
        var listed = cli("audit", "list", "--domain", domain, "--limit", "5");
        var exported = cli("audit", "export", "--domain", domain);

        // Then
        assertThat(listed.output()).contains("createDomain").contains("succeeded");
        assertThat(new JsonObject(exported.output().lines().findFirst().orElseThrow()).getString("domain"))
                .isEqualTo(domain);
        assertThat(cli("audit", "export", "-o", "yaml").exitCode()).isEqualTo(USAGE);
    }

    @Test
    void shouldShowEventsAsTheyComeAndGoOnBehindThemLater() throws IOException {
        // Given
        var domain = registered("events");
        var position = folder.resolve("position");

        // When
        try (var following = CliProcess.start(
                administrator(),
                "events",
                domain,
                "--from",
                "earliest",
                "--follow",
                "--position",
                position.toString())) {
            following.awaitText("revision 1, policy off, by " + TestAdministrator.NAME);
            await().until(() -> Files.exists(position));
            var first = Files.readString(position);
            api.policy(domain, "HTTP");
            following.awaitText("revision 2, policy HTTP");
            // What has been shown is noted behind it.
            await().until(() -> !Files.readString(position).equals(first));
            following.interrupt();

            // Then
            assertThat(following.awaitEnd().exitCode()).isEqualTo(130);
        }

        // When
        api.policy(domain, "HTTPS");
        var later = cli("events", domain, "--count", "1", "--position", position.toString(), "-o", "json");

        // Then
        assertThat(later.exitCode()).as(later.errors()).isEqualTo(OK);
        assertThat(later.object().getInteger("revision")).isEqualTo(3);
        assertThat(cli("events", domain, "--count", "9", "--timeout", "4s").exitCode())
                .isEqualTo(NOT_IN_TIME);
    }

    @Test
    void shouldSayThatAViewerMayNot() {
        // Given
        var domain = registered("viewed");
        var viewer = Map.of("BACKSOURCE_SERVER", server, "BACKSOURCE_TOKEN", viewersKey());

        // When
        var seen = CliProcess.run(viewer, "domains", "show", domain, "-o", "name");
        var changed = CliProcess.run(viewer, "policy", "set", domain, "HTTP");
        var stranger =
                CliProcess.run(Map.of("BACKSOURCE_SERVER", server, "BACKSOURCE_TOKEN", "bsk_NOBODY_none"), "edges");

        // Then
        assertThat(seen.output()).isEqualTo(domain + "\n");
        assertThat(changed.exitCode()).isEqualTo(NOT_ALLOWED);
        assertThat(changed.errors()).contains("operator");
        assertThat(stranger.exitCode()).isEqualTo(NOT_ALLOWED);
        assertThat(stranger.errors()).contains("rejected the key from the variable BACKSOURCE_TOKEN");
    }

    private String viewersKey() {
        var body = new JsonObject()
                .put("name", "cli-viewer-" + UUID.randomUUID().toString().substring(0, 8))
                .put("roles", new JsonArray().add(new JsonObject().put("role", "viewer")));
        return Http.sendAsAdministrator(HttpMethod.POST, URI.create(stack.api() + "/access-keys"), body)
                .json()
                .getString("token");
    }
}
