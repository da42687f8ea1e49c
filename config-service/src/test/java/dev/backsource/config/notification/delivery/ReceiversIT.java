package dev.backsource.config.notification.delivery;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backsource.config.notification.Acknowledgements;
import dev.backsource.config.notification.AlertLinks;
import dev.backsource.config.notification.NotificationSettings;
import dev.backsource.config.notification.PresentAlerts;
import dev.backsource.config.notification.receiver.Receivers;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.ManualTimers;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.origin.OriginAccess;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickService.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class ReceiversIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** In seconds: no attempt is under way when the clock is put forward by it. */
    private static final int RETRY_AFTER = 60;

    private static final OriginAddress ORIGIN = OriginAddress.parse("203.0.113.10");

    @TestHTTPResource("/")
    URI base;

    @Inject
    SettableClock clock;

    @Inject
    ManualTimers timers;

    @Inject
    Pool pool;

    @Inject
    Claims claims;

    @Inject
    ToldRows told;

    @Inject
    PresentAlerts alerts;

    @Inject
    Acknowledgements acknowledgements;

    @Inject
    MessageRows messages;

    @Inject
    Receivers receivers;

    @Inject
    MessageFormat format;

    @Inject
    NotificationSettings settings;

    @Inject
    ReceiverHttp http;

    @Inject
    Vertx vertx;

    @Inject
    AttemptMetrics metrics;

    Infrastructure infrastructure;
    Client client;
    EventWriter prober;
    DomainName domain;
    String team;
    HttpServer server;
    String secret = "";
    volatile int answer = 204;
    final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    final AtomicInteger refused = new AtomicInteger();
    final List<JsonNode> accepted = new CopyOnWriteArrayList<>();
    final List<JsonNode> alertsOfManager = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startAReceiver() throws Exception {
        client = new Client(base);
        prober = new EventWriter(infrastructure.broker().bootstrapServers());
        domain = DomainName.parse(Client.freshName());
        team = TeamsOfTests.make(client);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/hook", this::take);
        server.createContext("/api/v2/alerts", this::takeAlerts);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        prober.remove(Topic.ORIGIN_ALERTS, OriginAlert.key(domain, AlertKind.ORIGIN_PORT_CLOSED));
        prober.close();
    }

    /** While it is down for a minute, an alert ends: it is told of that once, and no more, though two instances look after it. */
    @Test
    void shouldTellAWebhookOfEachBeginningAndEndOnce() {
        // Given
        var created = client.post("/api/v1/receivers", """
                {"name": "On call", "kind": "webhook", "team": "%s", "url": "%s"}""".formatted(team, at("/hook/s3cret")));
        secret = created.json().path("secret").asText();
        var receiver = "/api/v1/receivers/" + created.json().at("/receiver/id").asText();
        var alert = alert(now().minus(1, ChronoUnit.MINUTES));

        var queue = new MessageQueue(pool, messages, told, alerts, acknowledgements, settings, clock);
        var deliveries = new Deliveries(pool, messages, claims, receivers, format, http, metrics, settings, clock);
        Supplier<Uni<Void>> other = () -> queue.fill().chain(deliveries::round);

        // When
        prober.write(alert);
        awaitRounds(other, () -> accepted.size() == 1);
        answer = 503;
        clock.pass(Duration.ofSeconds(2));
        prober.write(alert.resolved(now().minusSeconds(30), "All needed ports are open."));
        awaitRounds(
                other,
                () -> refused.get() > 0 && state(receiver).path("failures").asInt() > 0);
        var down = state(receiver);
        answer = 204;
        clock.pass(Duration.ofSeconds(RETRY_AFTER));
        awaitRounds(other, () -> accepted.size() >= 2 && !state(receiver).has("failingSince"));
        timers.pass(Duration.ofSeconds(5));

        // Then
        assertThat(created.json().toString()).doesNotContain("s3cret");
        assertThat(client.get(receiver).response().body())
                .doesNotContain("s3cret")
                .doesNotContain(secret);
        assertThat(accepted)
                .extracting(event -> event.at("/data/status").asText())
                .containsExactly("FIRING", "RESOLVED");
        assertThat(accepted).extracting(event -> event.path("id").asText()).doesNotHaveDuplicates();
        assertThat(accepted)
                .extracting(event -> event.at("/data/alerts/0/domain").asText())
                .containsOnly(domain.value());
        assertThat(accepted.get(0).at("/data/runbook").asText())
                .isEqualTo("https://docs.example.net/runbooks#origin-port-closed");
        assertThat(down.path("lastError").asText()).isEqualTo("answered with the status 503");
        assertThat(Instant.parse(down.path("lastErrorAt").asText())).isBetween(alert.startedAt(), clock.instant());
        assertThat(down.path("pending").asInt()).isEqualTo(1);
        client.delete(receiver);
    }

    /** What another address answers, before the change or during it, says nothing of the new one; nor does what was accepted before a pause say it works. */
    @Test
    void shouldSendAWaitingTestToTheNewAddress() {
        // Given
        var created = client.post("/api/v1/receivers", """
                {"name": "On call", "kind": "webhook", "team": "%s", "url": "%s"}""".formatted(team, at("/hook")));
        secret = created.json().path("secret").asText();
        var receiver = "/api/v1/receivers/" + created.json().at("/receiver/id").asText();
        client.post(receiver + "/test", "{}");
        awaitTimers(() -> state(receiver).has("lastSuccessAt"));
        client.patch(receiver, "{\"enabled\": false}");
        var turnedOn = client.patch(receiver, "{\"enabled\": true}").json().path("state");
        answer = 503;
        client.post(receiver + "/test", "{}");
        awaitTimers(() -> state(receiver).path("failures").asInt() > 0);

        // When
        answer = 204;
        meanwhile.set(() -> client.patch(receiver, "{\"url\": \"" + at("/hook/third") + "\"}"));
        var changed = client.patch(receiver, "{\"url\": \"" + at("/hook/other") + "\"}");
        awaitTimers(() -> accepted.size() == 3 && state(receiver).has("lastSuccessAt"));

        // Then
        assertThat(turnedOn.path("condition").asText()).isEqualTo("UNCONFIRMED");
        assertThat(turnedOn.has("lastSuccessAt")).isTrue();
        assertThat(changed.json().at("/state/pending").asInt()).isEqualTo(1);
        assertThat(changed.json().path("state").has("lastErrorAt")).isFalse();
        assertThat(changed.json().path("state").has("lastSuccessAt")).isFalse();
        assertThat(accepted).allMatch(event -> event.at("/data/test").asBoolean());
        assertThat(accepted.get(2).path("id")).isEqualTo(accepted.get(1).path("id"));
        client.delete(receiver);
    }

    @Test
    void shouldTellAlertmanagerAndShowWhoLooksAfterAnAlert() {
        // Given
        var managers = managers(http, at(""));
        var id = AlertmanagerRows.ids(List.of(at(""))).keySet().iterator().next();
        Supplier<Uni<Void>> round = () -> managers.register().chain(() -> managers.round(id));
        var alert = alert(now().minus(1, ChronoUnit.MINUTES));
        prober.write(alert);
        await().until(() -> firing().size() == 1);

        // When
        subscribeAndAwait(round);
        subscribeAndAwait(round);
        var acknowledged = client.post("/api/v1/alerts/acknowledgements", """
                {"alert": "%s/origin-port-closed", "note": "The firewall is being changed"}""".formatted(domain));
        var shown = firing().get(0).path("acknowledgement");
        var shownAgain = acknowledgeAgain("The firewall is changed");
        prober.write(alert.resolved(now(), "All needed ports are open."));
        await().until(() -> firing().isEmpty());
        subscribeAndAwait(round);

        // Then
        assertThat(alertsOfManager)
                .extracting(sent -> sent.at("/annotations/description").asText())
                .containsExactly("Port 443 is closed.", "All needed ports are open.");
        assertThat(acknowledged.status()).isEqualTo(200);
        assertThat(shown.path("note").asText()).isEqualTo("The firewall is being changed");
        assertThat(shown.path("by").asText())
                .isEqualTo(client.get("/api/v1/caller").json().path("name").asText());
        assertThat(shownAgain).isEqualTo("The firewall is changed");
        assertThat(client.post("/api/v1/alerts/acknowledgements", """
                {"alert": "%s/origin-port-closed", "note": "again"}""".formatted(domain))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldCountAReceiverThatWantsNoMoreMessages() {
        // Given
        var created = client.post("/api/v1/receivers", """
                {"name": "Gone", "kind": "webhook", "team": "%s", "url": "%s"}""".formatted(team, at("/hook")));
        var receiver = "/api/v1/receivers/" + created.json().at("/receiver/id").asText();
        var registry = new SimpleMeterRegistry();
        var counts = new ReceiverCounts(pool, clock, registry);
        Supplier<Double> switchedOff = () -> registry.get("backsource.notification.receivers")
                .tags("kind", "webhook", "state", "switched_off")
                .gauge()
                .value();
        var atFirst = switchedOff.get();
        subscribeAndAwait(counts::count);
        var before = switchedOff.get();
        answer = 410;

        // When
        var queued = client.post(receiver + "/test", "");
        assertThat(queued.status()).as(created + " " + queued).isEqualTo(204);
        awaitRounds(Uni.createFrom()::voidItem, () -> state(receiver).has("switchedOffAt"));
        subscribeAndAwait(counts::count);

        // Then
        assertThat(atFirst).isNaN();
        assertThat(switchedOff.get()).isEqualTo(before + 1);
        assertThat(state(receiver).path("condition").asText()).isEqualTo("SWITCHED_OFF");
        clock.pass(ReceiverCounts.TRUSTED.plusSeconds(1));
        assertThat(switchedOff.get()).as("unknown by now").isNaN();
        client.delete(receiver);
    }

    /** The silent one takes a connection and never answers. */
    @Test
    void shouldTellAnAlertmanagerOfEachChangeWhileAnotherIsSilent() throws IOException {
        // Given
        try (var silent = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"))) {
            var patient = new ReceiverHttp(
                    vertx,
                    name -> Uni.createFrom().nothing(),
                    OriginAccess.of(List.of(), List.of(), List.of()),
                    clock,
                    Duration.ofHours(1));
            var managers = managers(patient, at(""), URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            var alert = alert(now().minus(1, ChronoUnit.MINUTES));
            prober.write(alert);
            managers.start(new StartupEvent());
            awaitRounds(Uni.createFrom()::voidItem, () -> isTold("Port 443 is closed."));
            try (var underWay = silent.accept()) {
                // When
                prober.write(alert.resolved(now(), "All needed ports are open."));

                // Then
                awaitRounds(Uni.createFrom()::voidItem, () -> isTold("All needed ports are open."));
                assertThat(underWay.isConnected()).isTrue();
            } finally {
                managers.stop(new ShutdownEvent());
                patient.stop(new ShutdownEvent());
            }
        }
    }

    private boolean isTold(String description) {
        return alertsOfManager.stream()
                .anyMatch(sent -> sent.at("/annotations/description").asText().equals(description));
    }

    private Alertmanagers managers(ReceiverHttp sender, URI... urls) {
        return new Alertmanagers(
                pool,
                claims,
                told,
                alerts,
                new AlertmanagerRows(pool),
                new AlertmanagerFormat(
                        JSON,
                        new AlertLinks(Optional.empty(), Optional.empty(), Optional.empty()),
                        Duration.ofMinutes(1)),
                sender,
                metrics,
                List.of(urls),
                Duration.ofMinutes(1),
                clock);
    }

    /** The note that is shown then, though the latest acknowledgement is of an instance whose clock is ahead. */
    private String acknowledgeAgain(String note) {
        var other = domain + "/other";
        execute("insert into acknowledgement (alert, started_at, author, at, note) values ('" + other
                + "', now(), 'other', '2100-01-01', '')");
        subscribeAndAwait(acknowledgements::read);
        client.post("/api/v1/alerts/acknowledgements", """
                {"alert": "%s/origin-port-closed", "note": "%s"}""".formatted(domain, note));
        var shown = firing().get(0).at("/acknowledgement/note").asText();
        execute("delete from acknowledgement where alert = '" + other + "'");
        return shown;
    }

    private void execute(String statement) {
        subscribeAndAwait(() -> pool.query(statement).execute().replaceWithVoid());
    }

    private void awaitRounds(Supplier<Uni<Void>> other, Callable<Boolean> condition) {
        await().until(() -> {
            timers.pass(Duration.ofSeconds(1));
            subscribeAndAwait(other);
            return condition.call();
        });
    }

    private void awaitTimers(Callable<Boolean> condition) {
        await().until(() -> {
            timers.pass(Duration.ofSeconds(1));
            return condition.call();
        });
    }

    private static void subscribeAndAwait(Supplier<Uni<Void>> round) {
        try {
            VertxContextSupport.subscribeAndAwait(round);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private List<JsonNode> firing() {
        var items = client.get("/api/v1/alerts?status=FIRING&domain=" + domain)
                .json()
                .path("items");
        return List.copyOf(
                JSON.convertValue(items, JSON.getTypeFactory().constructCollectionType(List.class, JsonNode.class)));
    }

    private JsonNode state(String receiver) {
        return client.get(receiver).json().path("state");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private OriginAlert alert(Instant since) {
        return new OriginAlert(
                domain,
                AlertKind.ORIGIN_PORT_CLOSED,
                AlertStatus.FIRING,
                ORIGIN,
                List.of(443),
                List.of(),
                1,
                since,
                null,
                "Port 443 is closed.",
                team);
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        meanwhile.getAndSet(() -> {}).run();
        if (answer == 204 && isSigned(exchange, body)) {
            accepted.add(JSON.readTree(body));
        } else {
            refused.incrementAndGet();
        }
        exchange.getResponseHeaders().add("Retry-After", Integer.toString(RETRY_AFTER));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private void takeAlerts(HttpExchange exchange) throws IOException {
        JSON.readTree(exchange.getRequestBody().readAllBytes()).forEach(alert -> {
            if (alert.at("/labels/domain").asText().equals(domain.value())) {
                alertsOfManager.add(alert);
            }
        });
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** As docs/alerts.md has receivers do it. */
    private boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + ".")
                    .getBytes(StandardCharsets.UTF_8));
            var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return expected.equals(headers.getFirst("webhook-signature"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
