package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge's explanations of requests, compared with its actual behaviour. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class ExplainIT {
    /** Enough for any two of the choices to come together several times. */
    private static final int DOMAINS = 200;

    private static final List<String> TARGETS =
            List.of("/", "/a.png", "/a.PNG?b=c", "/static/x", "/cart?x=.png", "/%7ea");

    @Inject
    EdgeUnderTest edge;

    @Inject
    RoutingTable table;

    @Test
    void shouldSayWhatTheEdgeThenDoes() {
        // Given
        var random = new Random(12);
        var grantedHttp = FreePorts.next();
        var grantedHttps = FreePorts.next();
        var own = FreePorts.next();
        var vertx = edge.vertx();
        try (var http = TestOrigin.http(vertx, "0.0.0.0", edge.standardHttp(), ExplainIT::tell);
                var https = TestOrigin.https(vertx, "0.0.0.0", edge.standardHttps(), ExplainIT::tell);
                var granted = TestOrigin.http(vertx, "0.0.0.0", grantedHttp, ExplainIT::tell);
                var grantedTls = TestOrigin.https(vertx, "0.0.0.0", grantedHttps, ExplainIT::tell);
                var custom = TestOrigin.http(vertx, "0.0.0.0", own, ExplainIT::tell)) {
            for (var number = 0; number < DOMAINS; number++) {
                var wild = random.nextInt(4) == 0;
                var name = "g" + number + ".explained.example.test";
                table.apply(generated(random, wild ? "*." + name : name, own, grantedHttp, grantedHttps), 7);
                var host = wild ? "below." + name : name;
                var url = pick(random, "http", "https") + "://" + host + TARGETS.get(random.nextInt(TARGETS.size()));

                // When
                var explained = new JsonObject(explain(url).body());
                var done = edge.get(url);

                // Then
                assertThat(done.status()).as(url).isEqualTo(200);
                assertThat(explained.getString("domain")).isEqualTo(wild ? "*." + name : name);
                assertThat(explained.getString("foundBy")).isEqualTo(wild ? "WILDCARD" : "EXACT_NAME");
                assertThat(explained.getLong("revision")).isEqualTo(7);
                assertThat(expected(explained)).as(explained.encode()).contains(done.body());
            }
            assertThat(List.of(http, https, granted, grantedTls, custom))
                    .allSatisfy(origin -> assertThat(origin.connections()).isPositive());
        }
    }

    @Test
    void shouldTellByTheSchemeOfTheClient() {
        // Given
        edge.apply(domain("schemes.example.test", RedirectType.FOLLOW)
                .with(
                        Part.ORIGIN_TLS,
                        new OriginTls(Verification.NONE)
                                .withUnverifiedUntil(ExceptionEnd.parse("9999-12-31T00:00:00Z"))));

        // When
        var own = new JsonObject(explain("http://schemes.example.test/").body());
        var other =
                new JsonObject(Health.getWithKey("/explain?scheme=https&url=http://Schemes.example.test:8080/%257Eb")
                        .body());

        // Then
        assertThat(own.getString("cacheKey")).isEqualTo("HTTP HTTP schemes.example.test/");
        assertThat(other.getString("cacheKey")).isEqualTo("HTTPS HTTPS schemes.example.test/~b");
        assertThat(other.getJsonArray("origins").getJsonObject(0)).isEqualTo(new JsonObject("""
                {"address": "127.0.0.1", "priority": "PRIMARY", "weight": 10, "target": {"scheme": "https", "port": 443},
                 "serverName": "schemes.example.test", "passedOver": false, "candidate": true, "verification": "NONE",
                 "unverifiedUntil": "9999-12-31T00:00:00Z"}
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?url=",
                "?url=/path",
                "?url=ftp://www.example.test/",
                "?url=http://u@www.example.test/",
                "?url=http:///x",
                "?url=http://www.example.test/%23f",
                "?url=http://www.example.test/&scheme=ftp",
                "?url=http://www.example.test/&scheme="
            })
    void shouldRefuseWhatIsNoRequest(String query) {
        // When
        var answer = Health.getWithKey("/explain" + query);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).containsAnyOf("url: ", "scheme: ");
    }

    @Test
    void shouldKnowNoOtherHostAndTellNobodyElse() {
        assertThat(explain("http://nowhere.example.org/").status()).isEqualTo(404);
        assertThat(Health.get("/explain?url=http://schemes.example.test/").status())
                .isEqualTo(401);
    }

    /** The expected response of each candidate origin. */
    private List<String> expected(JsonObject explained) {
        var origins = explained.getJsonArray("origins");
        return IntStream.range(0, origins.size())
                .mapToObj(origins::getJsonObject)
                .filter(origin -> origin.getBoolean("candidate"))
                .map(origin -> told(origin, explained.getString("host")))
                .toList();
    }

    private String told(JsonObject origin, String host) {
        var target = origin.getJsonObject("target");
        var port = switch (target.getInteger("port")) {
            case 80 -> edge.standardHttp();
            case 443 -> edge.standardHttps();
            default -> target.getInteger("port");
        };
        return target.getString("scheme") + " " + origin.getString("address") + ":" + port + " " + host + " "
                + origin.getString("serverName");
    }

    private static void tell(HttpServerRequest request) {
        var local = request.connection().localAddress();
        request.response()
                .putHeader("Cache-Control", "no-store")
                .end(request.scheme() + " " + local.hostAddress() + ":" + local.port() + " "
                        + request.getHeader("Host") + " "
                        + request.connection().indicatedServerName());
    }

    private static Domain generated(Random random, String name, int own, int grantedHttp, int grantedHttps) {
        var origins = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(index -> origin(random, index, own))
                .toArray(Origin[]::new);
        var dynamic = random.nextBoolean() ? ContentPolicy.enabled(type(random)) : ContentPolicy.DISABLED;
        var generated = domain(name, origins)
                .with(
                        Part.POLICY,
                        random.nextInt(4) == 0
                                ? OriginProtocolPolicy.DISABLED
                                : new OriginProtocolPolicy(true, type(random), dynamic))
                .with(
                        Part.GRANTED_PORTS,
                        new GrantedPorts(
                                random.nextBoolean() ? grantedHttp : null, random.nextBoolean() ? grantedHttps : null));
        if (random.nextBoolean()) {
            generated = generated.with(
                    Part.DYNAMIC_ACCELERATION,
                    new DynamicAcceleration(
                            true, new StaticRules(List.of("png"), List.of("/%7ea"), List.of("/static/*"))));
        }
        return random.nextInt(3) > 0
                ? generated
                : generated.with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withHost("inner.example.test:81"));
    }

    private static Origin origin(Random random, int index, int own) {
        var port = pick(random, 80, 443, own);
        var priority = index == 0 || random.nextBoolean() ? OriginPriority.PRIMARY : OriginPriority.SECONDARY;
        var address = OriginAddress.parse("127.1." + (index + 1) + "." + (1 + random.nextInt(200)));
        return new Origin(address, port, priority, 1 + random.nextInt(100));
    }

    private static RedirectType type(Random random) {
        return pick(random, RedirectType.values());
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    private static Answer explain(String url) {
        return Health.getWithKey("/explain?url=" + URLEncoder.encode(url, UTF_8));
    }
}
