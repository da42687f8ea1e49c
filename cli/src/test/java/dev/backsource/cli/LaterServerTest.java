package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_REACHED;
import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.testing.AnsweringServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files do to a domain that a later server says more of than this version knows, over a real socket. */
class LaterServerTest {
    private static final String PRESENT = """
            {"total": 1, "links": {}, "items": [{
              "name": "www.example.com", "revision": 3, "effective": {}, "measured": {"a": 1}, "later": {"b": 2},
              "grantedPorts": {"later": 1},
              "origins": [{"address": "192.0.2.1", "port": 80, "effective": {}, "effectiveDynamic": {}}],
              "caching": {"storeSetCookie": true, "storeRanges": true}}]}
            """;
    private static final String FILE = """
            apiVersion: backsource/v1
            kind: Domain
            name: www.example.com
            origins:
              - address: 192.0.2.1
                port: %s
            caching:
              storeSetCookie: %s
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final AnsweringServer server = new AnsweringServer();

    @TempDir
    Path folder;

    @BeforeEach
    void answer() {
        server.answer(exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                written.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                send(exchange, 200, "{\"results\": [{\"status\": 200, \"revision\": 4}]}");
            } else if (exchange.getRequestURI().getPath().endsWith("/www.example.com")) {
                send(exchange, 200, PRESENT.replaceFirst("(?s).*?\\[", "").replaceFirst("]}\\s*$", ""));
            } else {
                send(exchange, 200, PRESENT);
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldNotResetWhatItDoesNotKnow() {
        // When
        var run = apply(80, false);

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(NOT_REACHED);
        assertThat(run.errors())
                .contains("www.example.com: caching.storeRanges", "use the command line of the server's version")
                .doesNotContain("effective", "measured", "later");
        assertThat(written).isEmpty();
    }

    @Test
    void shouldWriteThePartsThatItKnowsAllOf() {
        // When
        var run = apply(8080, true);

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(written).singleElement().asString().contains("8080").doesNotContain("caching");
    }

    @Test
    void shouldExportNoneOfWhichItDoesNotKnowAll() {
        // When
        var run = ProgramRun.of(server.url(), "", out, "export", "-d", folder.toString());

        // Then
        assertThat(run.exit()).isEqualTo(NOT_REACHED);
        assertThat(run.errors()).contains("www.example.com: caching.storeRanges");
        assertThat(folder).isEmptyDirectory();
    }

    private ProgramRun apply(int port, boolean storeSetCookie) {
        return ProgramRun.of(
                server.url(), FILE.formatted(port, storeSetCookie), out, "apply", "-f", "-", "--yes", "--no-wait");
    }
}
