package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_ALLOWED;
import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.USAGE;
import static dev.backsource.cli.testing.AnsweringServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import dev.backsource.cli.testing.RotatingProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sign-in at a provider leaves of the one before, over real sockets. */
class SecondLoginTest {
    private final AnsweringServer server = new AnsweringServer();
    private final RotatingProvider provider = new RotatingProvider(3600);

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        server.close();
        provider.close();
    }

    @Test
    void shouldKeepTheSessionThatWorkedWhereTheServerDoesNotTakeTheNewOne() throws IOException {
        // Given
        takesOnly("access-1");
        assertThat(login().exit()).isEqualTo(OK);
        var before = Files.readString(session());

        // When
        var second = login();

        // Then
        assertThat(second.exit()).as(second.errors()).isEqualTo(NOT_ALLOWED);
        assertThat(second.errors()).contains("the sign-in at the provider succeeded");
        assertThat(session()).hasContent(before);
        assertThat(run("whoami").exit()).isEqualTo(OK);
        assertThat(provider.forms().stream().filter(form -> form.startsWith("/revoke")))
                .singleElement()
                .asString()
                .contains("token=refresh-2");
    }

    @Test
    void shouldTakeThePlaceOfTheSessionOnceTheServerTakesTheNewOne() throws IOException {
        // Given
        takesOnly("access-1");
        assertThat(login().exit()).isEqualTo(OK);

        // When
        takesOnly("access-2");
        var second = login();

        // Then
        assertThat(second.exit()).as(second.errors()).isEqualTo(OK);
        assertThat(Files.readString(session())).contains("access-2", "refresh-2");
        assertThat(provider.forms()).noneMatch(form -> form.startsWith("/revoke"));
    }

    @Test
    void shouldGiveBackASessionThatCanNotBeKept() throws IOException {
        // Given: something that no file takes the place of
        takesOnly("access-1");
        Files.createDirectories(session());

        // When
        var run = login();

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(USAGE);
        assertThat(run.errors()).contains("cannot write ").doesNotContain("the sign-in at the provider succeeded");
        assertThat(provider.forms().stream().filter(form -> form.startsWith("/revoke")))
                .singleElement()
                .asString()
                .contains("token=refresh-1");
    }

    private void takesOnly(String token) {
        server.answer(exchange -> {
            var isTaken = exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer " + token);
            send(exchange, isTaken ? 200 : 401, isTaken ? "{\"name\": \"Jane\"}" : "");
        });
    }

    private ProgramRun login() {
        return run("login", "--server", server.url().toString(), "--issuer", provider.issuer());
    }

    private ProgramRun run(String... arguments) {
        return ProgramRun.of(Map.of("XDG_CONFIG_HOME", home.toString()), "", new ByteArrayOutputStream(), arguments);
    }

    private Path session() {
        return home.resolve("backsource/127.0.0.1.session");
    }
}
