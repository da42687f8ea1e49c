package dev.backsource.system.pictures;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.backsource.local.stack.EdgePorts;
import dev.backsource.local.stack.LocalStack;
import dev.backsource.local.stack.StackConfiguration;
import dev.backsource.local.stack.StackPorts;
import dev.backsource.system.EdgeAddress;
import dev.backsource.system.Http;
import dev.backsource.system.Repository;
import dev.backsource.system.console.ConsoleAccount;
import dev.backsource.system.origins.LoopbackOrigin;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.infrastructure.TestFolder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The whole of Backsource as processes on free ports, with the demo origin, other origins, and a receiver of alerts. */
final class PictureStack implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery";
    private static final int NO_CONTENT = 204;

    private final LocalStack stack;
    /** How to close what was opened, the last first. */
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private PictureStack(LocalStack stack) {
        this.stack = stack;
        opened.push(stack::close);
    }

    static PictureStack start() {
        var folder = TestFolder.create("pictures-");
        TestAdministrator.headerFile(folder);
        var configuration = StackConfiguration.of(Repository.root(), folder, StackPorts.free())
                .withOriginPorts("80,443,1024-65535")
                .with("config-service", "backsource.config.edge-silence", "4s")
                .with("config-service", "backsource.notification.plain-http", "true")
                .with("config-service", "backsource.notification.runbooks-url", "https://docs.example.net/runbooks");
        var stack = LocalStack.prepare(configuration, System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-stop"));
        stack.start();
        return new PictureStack(stack);
    }

    /** An account of somebody, which the first administrator makes. */
    ConsoleAccount account(String name, JsonObject role) {
        var answer = Http.sendAsAdministrator(
                HttpMethod.POST,
                URI.create(api() + "/accounts"),
                new JsonObject()
                        .put("username", name)
                        .put("password", PASSWORD)
                        .put("mustChangePassword", false)
                        .put("roles", new JsonArray().add(role)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new ConsoleAccount(name, PASSWORD);
    }

    /** An origin at the ports that stand in for 80 and 443, both closed. */
    LoopbackOrigin origin(String address) {
        var origin = new LoopbackOrigin(address, ports().originHttp(), ports().originHttps());
        opened.push(origin::close);
        return origin;
    }

    /** The address of a receiver that accepts every message. */
    String receiver() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(NO_CONTENT, -1);
                exchange.close();
            });
            server.start();
            opened.push(() -> server.stop(0));
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill(String part) {
        stack.kill(part);
    }

    URI api() {
        return stack.api();
    }

    List<EdgeAddress> edges() {
        return List.of(edge("edge-1", ports().edge1()), edge("edge-2", ports().edge2()));
    }

    /** Waits until every edge of the rollout of a domain's latest revision has it. */
    void awaitApplied(String domain) {
        await(domain)
                .untilAsserted(() -> assertThat(
                                read("/domains/" + domain + "/rollout?wait=1s").getBoolean("complete"))
                        .isTrue());
    }

    JsonObject read(String path) {
        var answer = Http.getAsAdministrator(URI.create(api() + path));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private StackPorts ports() {
        return stack.configuration().ports();
    }

    private static EdgeAddress edge(String id, EdgePorts ports) {
        return new EdgeAddress(id, ports.http(), ports.https());
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
    }
}
