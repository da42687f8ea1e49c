package dev.backsource.config.web.limits;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.CdnAnswer;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventSubscriber;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.SettableTicker;
import dev.backsource.config.testing.TestProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who ask for too much, while nothing refills. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
class LimitsIT {
    private static final int BURST = QuickService.BURST;
    private static final String NOBODY = "Bearer bsk_AAAAAAAAAAAAAAAA_" + "A".repeat(43);
    private static final String STRANGER = "203.0.113.";

    @TestHTTPResource("/")
    URI base;

    @Inject
    CdnServer cdn;

    @Inject
    SettableClock clock;

    @Inject
    SettableTicker ticker;

    Infrastructure infrastructure;
    Client client;
    Keys keys;

    @AfterEach
    void refill() {
        ticker.goOn();
    }

    @BeforeEach
    void connect() {
        ticker.stop();
        client = new Client(base);
        keys = new Keys(client);
    }

    @Test
    void shouldRefuseAKeyThatAsksTooMuchAndServeOthers() {
        // Given
        var much = keys.of("viewer").authorization();
        var little = keys.of("viewer").authorization();

        // When
        var refused = untilRefused(() -> caller(much));

        // Then
        assertThat(refused.json().path("type").asText()).isEqualTo("urn:backsource:problem:too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"requests\";q=" + BURST + ";w=" + BURST);
        assertThat(refused.header("RateLimit")).isEqualTo("\"requests\";r=0;t=100");
        assertThat(caller(little).status()).isEqualTo(200);
        assertThat(client.metric("backsource_limits_refused_total")).isPositive();
    }

    /** Whoever signs as many calls as they can must not fill the database with their numbers. */
    @Test
    void shouldSpendNoNumberOfASignedCallThatIsTooMuch() {
        // When
        var key = keys.of("viewer");
        untilRefused(() -> caller(key.authorization()));
        var refused = new CdnCaller(cdn.port(), key.token(), clock)
                .acs3("DescribeCdnDomainConfigs", Map.of("DomainName", "none.example.com"));

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Throttling.User");
        assertThat(new Database(infrastructure.database())
                        .value("select count(*) from aliyun_nonce where key_id = '" + key.id() + "'"))
                .isEqualTo("0");
    }

    /** Nor is what isn't a call at all for nothing. */
    @Test
    void shouldCountWhatIsNoCall() {
        // When
        var first = new CdnCaller(cdn.port(), keys.of("viewer").token(), clock).send(elsewhere());

        // Then
        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(first.headers().firstValue("RateLimit-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("\"address\""));
    }

    private HttpRequest elsewhere() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cdn.port() + "/elsewhere"))
                .build();
    }

    @Test
    void shouldSayWhatIsLeft() {
        // Given
        var key = keys.of("viewer").authorization();

        // When
        var first = caller(key);
        var second = caller(key);

        // Then
        assertThat(first.header("RateLimit")).isEqualTo("\"requests\";r=99;t=1");
        assertThat(second.header("RateLimit")).isEqualTo("\"requests\";r=98;t=2");
    }

    /** Nobody is held up by strangers who guess keys from behind the same address, nor are strangers from elsewhere. */
    @Test
    void shouldCountStrangersByTheirAddress() {
        // Given
        var known = keys.of("viewer").authorization();

        // When
        var refused = untilRefused(() -> caller(NOBODY, STRANGER + 1));

        // Then
        assertThat(refused.header("RateLimit")).startsWith("\"address\";r=0;");
        assertThat(openApi(STRANGER + 1).status()).isEqualTo(429);
        assertThat(caller(known, STRANGER + 1).status()).isEqualTo(200);
        assertThat(caller(NOBODY, STRANGER + 2).status()).isEqualTo(401);
        assertThat(openApi(STRANGER + 2).status()).isEqualTo(200);
    }

    @Test
    void shouldCountStrangersOfOneNetworkTogether() {
        // Given
        untilRefused(() -> caller(NOBODY, "[2001:db8::" + Long.toHexString(System.nanoTime() & 0xffff) + "]"));

        // When
        var same = caller(NOBODY, "[2001:db8::ffff:1]");
        var other = caller(NOBODY, "[2001:db8:0:1::1]");

        // Then
        assertThat(same.status()).isEqualTo(429);
        assertThat(other.status()).isEqualTo(401);
    }

    @Test
    void shouldAlwaysSayWhetherItIsWell() {
        untilRefused(() -> caller(NOBODY, STRANGER + 3));

        assertThat(client.get("/q/health/live", "X-Forwarded-For", STRANGER + 3).status())
                .isEqualTo(200);
    }

    @Test
    void shouldCountSignInsAsRequestsOfStrangers() {
        var refused = untilRefused(() -> client.post("/api/v1/session", "{}", "X-Forwarded-For", STRANGER + 4));

        assertThat(refused.header("RateLimit")).startsWith("\"address\";");
    }

    @Test
    void shouldLimitPurgesOfEachCaller() {
        // Given
        var name = Client.freshName();
        client.create(name, 80);
        var much = keys.of("operator").authorization();
        var little = keys.of("operator").authorization();

        // When
        var first = purge(name, much);
        var refused = untilRefused(() -> purge(name, much));

        // Then
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.response().headers().allValues("RateLimit"))
                .containsExactly("\"requests\";r=99;t=1", "\"purges\";r=1;t=30");
        assertThat(first.response().headers().allValues("RateLimit-Policy")).contains("\"purges\";q=2;w=60");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
        assertThat(purge(name, little).status()).isEqualTo(202);
        assertThat(caller(much).status()).isEqualTo(200);
    }

    /** Whatever comes of them; those that a prober isn't asked for are answered soon. */
    @Test
    void shouldRefuseMorePreflightsThanAProberIsToMake() {
        // Given
        var name = Client.freshName();
        client.create(name, 80);
        var much = keys.of("operator").authorization();
        var little = keys.of("operator").authorization();

        // When
        var first = preflight(name, much);
        preflight(name, much);
        var refused = preflight(name, much);

        // Then
        assertThat(first.violations()).containsExactly("static unknown-value");
        assertThat(first.response().headers().allValues("RateLimit-Policy")).contains("\"preflights\";q=2;w=60");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(preflight(name, little).status()).isEqualTo(400);
    }

    private Answer preflight(String name, String authorization) {
        return client.get("/api/v1/domains/" + name + "/preflight?static=SOMETIMES", "Authorization", authorization);
    }

    /** A call for two hosts counts as two purges; the limit is the same that REST has. */
    @Test
    void shouldCountEveryPurgeOfASignedCall() {
        // Given
        var name = Client.freshName();
        client.create(name, 80);
        client.create("x." + name, 80);
        var much = keys.of("operator");
        var signed = new CdnCaller(cdn.port(), much.token(), clock);
        var ofTwo = Map.of("ObjectPath", name + "/a\nx." + name + "/a");

        // When
        var ofThree =
                signed.call("RefreshObjectCaches", Map.of("ObjectPath", ofTwo.get("ObjectPath") + "\ny.example/a"));
        var first = signed.acs3("RefreshObjectCaches", ofTwo);
        var second = signed.call("RefreshObjectCaches", Map.of("ObjectPath", name + "/a"));

        // Then
        assertThat(ofThree.refusedBy(429, "Throttling.User")).contains("counts as 3; split the request");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().allValues("RateLimit")).contains("\"purges\";r=0;t=60");
        second.refusedBy(429, "Throttling.User");
        assertThat(purge(name, much.authorization()).status()).isEqualTo(429);
    }

    @Test
    void shouldCountDomainsThatAreAddedTogetherAsABatch() {
        // Given
        var signed = new CdnCaller(cdn.port(), keys.of("operator").token(), clock);
        Supplier<CdnAnswer> batch = () -> signed.call(
                "BatchAddCdnDomain",
                Map.of(
                        "DomainName",
                        Client.freshName() + "," + Client.freshName(),
                        "CdnType",
                        "web",
                        "Sources",
                        "[{\"content\":\"203.0.113.10\",\"type\":\"ipaddr\"}]"));

        // When
        batch.get().ok();
        batch.get().ok();

        // Then
        batch.get().refusedBy(429, "Throttling.User");
    }

    @Test
    void shouldLimitBatchesOfEachCaller() {
        // Given
        var much = keys.of("operator").authorization();
        var little = keys.of("operator").authorization();

        // When
        untilRefused(() -> batch(much));

        // Then
        assertThat(batch(little).status()).isEqualTo(200);
        assertThat(caller(much).status()).isEqualTo(200);
    }

    @Test
    void shouldLimitStreamsOfEachCallerUntilOneOfThemEnds() {
        // Given: requests refill, so that polling uses up no limit
        ticker.goOn();
        var much = keys.of("viewer").authorization();
        var little = keys.of("viewer").authorization();
        await().until(() -> {
            try (var stream = stream(little)) {
                return stream.status() == 200;
            }
        });
        var streams = Stream.generate(() -> stream(much))
                .limit(QuickService.MAX_SUBSCRIBERS_OF_CALLER)
                .toList();

        try {
            // When
            var tooMany = stream(much);

            // Then
            assertThat(streams).extracting(EventSubscriber::status).containsOnly(200);
            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(tooMany.header("Retry-After")).isNotEmpty();
            try (var others = stream(little)) {
                assertThat(others.status()).isEqualTo(200);
            }
        } finally {
            streams.forEach(EventSubscriber::close);
        }
        await().until(() -> {
            try (var again = stream(much)) {
                return again.status() == 200;
            }
        });
    }

    private EventSubscriber stream(String authorization) {
        return EventSubscriber.as(authorization, base, "", null);
    }

    private Answer caller(String authorization) {
        return caller(authorization, "198.51.100.1");
    }

    private Answer caller(String authorization, String address) {
        return client.get("/api/v1/caller", "Authorization", authorization, "X-Forwarded-For", address);
    }

    private Answer openApi(String address) {
        return client.get("/q/openapi", "X-Forwarded-For", address);
    }

    private Answer purge(String name, String authorization) {
        return client.post(
                "/api/v1/domains/" + name + "/purges",
                "{\"everything\": true}",
                "Authorization",
                authorization,
                "Idempotency-Key",
                "\"" + UUID.randomUUID() + "\"");
    }

    private Answer batch(String authorization) {
        return client.post(
                "/api/v1/batches",
                "{\"items\": [{\"domain\": \"%s\", \"caching\": {}}]}".formatted(Client.freshName()),
                "Authorization",
                authorization);
    }

    /** The first answer with 429. */
    private static Answer untilRefused(Supplier<Answer> request) {
        return Stream.generate(request)
                .limit(BURST + 1)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was refused"));
    }
}
