package dev.backsource.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.testing.access.TestAdministrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, by an access key and at a provider, and what is kept of it. */
@ExtendWith(SharedLocalStack.class)
class CliLoginIT {
    private static final int LATER = 3600;
    private static final int AT_ONCE = 1;

    private final String server;

    @TempDir
    Path home;

    CliLoginIT(LocalStackUnderTest stack) {
        this.server = stack.api().toString().replaceFirst("/api/v1/?$", "");
    }

    @Test
    void shouldKeepAKeyThatTheServerTakes() throws IOException {
        // When
        var login = CliProcess.runWith(TestAdministrator.TOKEN + "\n", environment(), "login", "--server", server);

        // Then
        assertThat(login.exitCode()).as(login.errors()).isZero();
        assertThat(login.output()).startsWith("profile 127.0.0.1: " + TestAdministrator.NAME);
        assertThat(login.output() + login.errors()).doesNotContain(TestAdministrator.TOKEN);
        assertThat(permissions("127.0.0.1.token")).isEqualTo("rw-------");
        assertThat(permissions("config.yaml")).isEqualTo("rw-------");
        assertThat(Files.readString(folder().resolve("config.yaml"))).doesNotContain(TestAdministrator.TOKEN);
        assertThat(run("whoami").output()).contains(TestAdministrator.NAME).contains("profile 127.0.0.1");

        // When
        var logout = run("logout");

        // Then
        assertThat(logout.exitCode()).as(logout.errors()).isZero();
        assertThat(folder().resolve("127.0.0.1.token")).doesNotExist();
        assertThat(run("whoami").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldKeepNoKeyThatTheServerDoesNotTake() {
        // When
        var login = CliProcess.runWith("bsk_NOBODY_none\n", environment(), "login", "--server", server);

        // Then
        assertThat(login.exitCode()).isEqualTo(4);
        assertThat(folder()).doesNotExist();
    }

    @Test
    void shouldSignInAtAProviderByACodeAndSignOutThere() throws IOException {
        try (var provider = new DeviceProvider(TestAdministrator.TOKEN, LATER)) {
            // When
            var login = run("login", "--server", server, "--profile", "work", "--issuer", provider.issuer());

            // Then
            assertThat(login.exitCode()).as(login.errors()).isZero();
            assertThat(login.errors())
                    .contains("Open " + provider.issuer() + "/sign-in in a browser")
                    .contains("WDJB\\u001b[31mMJHT");
            assertThat(permissions("work.session")).isEqualTo("rw-------");
            assertThat(run("whoami", "--profile", "work").output()).contains(TestAdministrator.NAME);

            // When
            run("logout", "--profile", "work");

            // Then
            assertThat(folder().resolve("work.session")).doesNotExist();
            assertThat(provider.forms())
                    .last()
                    .asString()
                    .startsWith("/revoke ")
                    .contains("token=refresh-2");
        }
    }

    @Test
    void shouldRenewATokenThatHasRunOut() {
        try (var provider = new DeviceProvider(TestAdministrator.TOKEN, AT_ONCE)) {
            // Given
            run("login", "--server", server, "--issuer", provider.issuer(), "--client-id", "mine");

            // When
            var run = run("whoami");

            // Then
            assertThat(run.exitCode()).as(run.errors()).isZero();
            assertThat(provider.forms())
                    .last()
                    .asString()
                    .contains("grant_type=refresh_token")
                    .contains("client_id=mine")
                    .contains("refresh_token=refresh-");
        }
    }

    @Test
    void shouldSayThatTheSignInWasDeclined() {
        try (var provider = new DeviceProvider(TestAdministrator.TOKEN, LATER)) {
            // Given
            provider.decline();

            // When
            var login = run("login", "--server", server, "--issuer", provider.issuer());

            // Then
            assertThat(login.exitCode()).isEqualTo(4);
            assertThat(login.errors()).contains("sign-in declined");
            assertThat(folder()).doesNotExist();
        }
    }

    private CliProcess.Run run(String... arguments) {
        return CliProcess.run(environment(), arguments);
    }

    private Map<String, String> environment() {
        return Map.of("HOME", home.toString());
    }

    private Path folder() {
        return home.resolve(".config/backsource");
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(file)));
    }
}
