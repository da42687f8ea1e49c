package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.RedirectType;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routing table as an operator reads it on the management port. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class RoutesIT {
    @Inject
    EdgeUnderTest edge;

    @Inject
    RoutingTable table;

    @Test
    void shouldBeManagedByLoopbacksAddressAlone() {
        // Given
        var managementPort = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class))
                .getPort();

        // When, Then
        assertThat(Health.get("/q/health/live").status()).isEqualTo(200);
        assertThatThrownBy(() -> new Socket("127.0.0.2", managementPort)).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldTakeNoMoreConnectionsThanThereMayBe() throws IOException {
        // Given
        var config = ConfigProvider.getConfig();
        var most = config.getValue("quarkus.http.limits.max-connections", Integer.class);
        var management = URI.create(config.getValue("test.url", String.class));
        var silent = new ArrayList<Socket>();
        try {
            // When
            for (var i = 0; i <= most; i++) {
                silent.add(new Socket(management.getHost(), management.getPort()));
            }

            // Then
            await().until(() -> silent.stream().anyMatch(RoutesIT::isClosed));
        } finally {
            for (var socket : silent) {
                socket.close();
            }
        }
        await().untilAsserted(
                        () -> assertThat(Health.get("/q/health/live").status()).isEqualTo(200));
    }

    /** Whether the edge has closed a connection. */
    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void shouldTellWhereRequestsOfAHostGo() {
        // Given
        edge.apply(domain("told.example.test", origin("192.0.2.1", 8443), secondary("192.0.2.2", 80))
                .with(Part.POLICY, policy(RedirectType.FOLLOW))
                .with(Part.GRANTED_PORTS, new GrantedPorts(8080, null))
                .with(
                        Part.ORIGIN_TLS,
                        new OriginTls(Verification.NONE)
                                .withUnverifiedUntil(ExceptionEnd.parse("9999-12-31T00:00:00Z")))
                .with(
                        Part.ORIGIN_REQUEST,
                        OriginRequest.DEFAULT.withHost("inner.example.test:81").withConnectTimeoutMs(500))
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        new DynamicAcceleration(true, new StaticRules(List.of("jpg"), List.of(), List.of())))
                .with(
                        Part.CLIENT_TLS,
                        ClientTls.DEFAULT
                                .withCipherSuites(Set.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384))
                                .withStrictTransportSecurity(new StrictTransportSecurity(0, false, false)))
                .with(Part.CACHING, new Caching(false)));

        // When
        var answer = Health.getWithKey("/routes/Told.Example.test.");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject("""
                {"domain": "told.example.test", "revision": 1,
                 "origins": [
                  {"address": "192.0.2.1", "priority": "PRIMARY", "weight": 10,
                   "effective": {"http": {"scheme": "http", "port": 8080}, "https": {"scheme": "https", "port": 443}},
                   "effectiveDynamic": {"http": {"scheme": "http", "port": 8443}, "https": {"scheme": "http", "port": 8443}}},
                  {"address": "192.0.2.2", "priority": "SECONDARY", "weight": 10,
                   "effective": {"http": {"scheme": "http", "port": 8080}, "https": {"scheme": "https", "port": 443}},
                   "effectiveDynamic": {"http": {"scheme": "http", "port": 80}, "https": {"scheme": "http", "port": 80}}}],
                 "originTls": {"verification": "NONE", "minimumVersion": "TLS1.2", "serverName": "inner.example.test",
                  "unverifiedUntil": "9999-12-31T00:00:00Z"},
                 "originRequest": {"host": "inner.example.test:81", "connectTimeoutMs": 500},
                 "dynamicAcceleration": {"enabled": true, "staticRules": {"suffixes": ["jpg"], "uris": [], "paths": []}},
                 "clientTls": {"cipherSuites": ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
                  "strictTransportSecurity": {"maxAgeSeconds": 0, "includeSubDomains": false, "preload": false}},
                 "caching": {"storeSetCookie": false},
                 "serving": {"enabled": true}, "changeControl": {}}
                """));
    }

    @Test
    void shouldNameTheWildcardThatCoversAHost() {
        // Given
        edge.apply(domain("*.covering.example.test", origin("192.0.2.1", 443)));

        // When
        var covered = new JsonObject(
                Health.getWithKey("/routes/a.b.covering.example.test").body());
        var itself = new JsonObject(
                Health.getWithKey("/routes/*.covering.example.test").body());

        // Then
        assertThat(covered.getString("domain")).isEqualTo("*.covering.example.test");
        assertThat(covered.getJsonArray("origins").getJsonObject(0).getJsonObject("effective"))
                .isEqualTo(
                        new JsonObject(
                                "{\"http\":{\"scheme\":\"https\",\"port\":443},\"https\":{\"scheme\":\"https\",\"port\":443}}"));
        assertThat(itself).isEqualTo(covered);
    }

    @Test
    void shouldListEveryDomainOnce() {
        // Given
        var names = IntStream.range(0, 2_000)
                .mapToObj(number -> "listed-" + number + ".example.test")
                .toList();
        names.forEach(name -> table.apply(domain(name, RedirectType.HTTPS), 7));
        edge.apply(domain("*.listed.example.test", RedirectType.HTTP));
        edge.apply(domain("removed.example.test", RedirectType.HTTP));
        edge.remove("removed.example.test");

        // When
        var lines =
                Health.getWithKey("/routes").body().lines().map(JsonObject::new).toList();

        // Then
        var listed = lines.stream().map(line -> line.getString("domain")).toList();
        assertThat(listed).doesNotHaveDuplicates().hasSize((int) table.size());
        assertThat(listed).containsAll(names).contains("*.listed.example.test").doesNotContain("removed.example.test");
        assertThat(lines)
                .filteredOn(line -> line.getString("domain").equals("listed-1999.example.test"))
                .first()
                .satisfies(line -> assertThat(line.getLong("revision")).isEqualTo(7))
                .satisfies(line ->
                        assertThat(line.getJsonObject("dynamicAcceleration")).isEqualTo(noDynamicAcceleration()));
    }

    @Test
    void shouldSayThatNoDomainCoversAHost() {
        // When
        var answer = Health.getWithKey("/routes/nowhere.example.org");

        // Then
        var problem = new JsonObject(answer.body());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(problem.getString("type")).isEqualTo("urn:backsource:problem:no-route");
        assertThat(problem.getString("detail")).isEqualTo("unknown host: nowhere.example.org; routing table: complete");
    }

    @Test
    void shouldRefuseWhatIsNoHost() {
        // When
        var answer = Health.getWithKey("/routes/no_host");

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail"))
                .startsWith("host: ")
                .contains("no_host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/routes",
                "/routes/",
                "/routes/www.example.test",
                "/routes//",
                "/ROUTES",
                "/routes/a/b",
                "/%72outes"
            })
    void shouldShowNothingWithoutTheKey(String path) {
        assertThat(Health.get(path).status()).isIn(401, 404);
        assertThat(Health.get(path).body()).doesNotContain("origins");
    }

    @Test
    void shouldAskForTheKey() {
        // When
        var answer = Health.get("/routes");

        // Then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("Authorization: Bearer");
    }

    @Test
    void shouldTellClientsNothing() {
        // When
        var answer = edge.get("http://unknown.example.test/routes");

        // Then
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Proxy-Status")).contains("destination_not_found");
    }

    private static JsonObject noDynamicAcceleration() {
        var none = new JsonArray();
        return new JsonObject()
                .put("enabled", false)
                .put(
                        "staticRules",
                        new JsonObject().put("suffixes", none).put("uris", none).put("paths", none));
    }
}
