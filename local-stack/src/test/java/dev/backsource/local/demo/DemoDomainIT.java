package dev.backsource.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDomainIT {
    private static final String KEY = "Bearer bsk_ID_SECRET";
    private static final String ROLLED_OUT = """
            {"complete": true, "edges": [{"edge": "edge-1"}]}""";

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer api;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void shouldSendTheKeyWithEachRequest() throws IOException {
        // When
        var told = domain("Authorization: " + KEY + "\n").register();

        // Then
        assertThat(told).isEqualTo("www.demo.test registered with policy FOLLOW; rollout complete");
        assertThat(requests)
                .containsExactly(
                        "GET /api/v1/domains/www.demo.test",
                        "POST /api/v1/domains",
                        "PUT /api/v1/domains/www.demo.test/origin-protocol-policy",
                        "GET /api/v1/domains/www.demo.test/rollout?wait=10s");
    }

    @Test
    void shouldSayWhatTheServiceAnswersToAnotherKey() {
        assertThatThrownBy(() -> domain("Authorization: " + KEY + "X\n").register())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("answered 401");
    }

    private DemoDomain domain(String line) throws IOException {
        var key = new HeaderFile(Files.writeString(folder.resolve("admin.header"), line));
        var uri = URI.create("http://127.0.0.1:" + api.getAddress().getPort() + "/api/v1");
        return new DemoDomain(new ApiClient(uri, key), "127.0.0.1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        var authorized = KEY.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var status = !authorized ? 401 : request.startsWith("POST") ? 201 : requests.size() == 1 ? 404 : 200;
        var body = ROLLED_OUT.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
