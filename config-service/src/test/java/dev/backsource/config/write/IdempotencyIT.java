package dev.backsource.config.write;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.periodic.Pruning;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.RawRequest;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdempotencyIT {
    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "idempotency-replayed";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Pruning pruning;

    Infrastructure infrastructure;
    Client client;
    Database database;
    String key;
    String name;
    String domain;

    @BeforeEach
    void createADomain() {
        client = new Client(base);
        database = new Database(infrastructure.database());
        key = UUID.randomUUID().toString();
        name = Client.freshName();
        domain = "/api/v1/domains/" + name;
        client.create(name, 80);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /origins                | {"origins": [{"address": "b.example.net", "port": 8080}]} | 200
            PUT    | /origin-request         | {"host": "b.example.net"}                                 | 200
            PUT    | /client-tls             | {"minimumVersion": "TLS1.3"}                              | 200
            PUT    | /caching                | {"storeSetCookie": true}                                  | 200
            PUT    | /serving                | {"enabled": false}                                        | 200
            PUT    | /origin-protocol-policy | {"enabled": true, "redirectType": "FOLLOW"}               | 200
            PUT    | /dynamic-acceleration   | {"enabled": true}                                         | 200
            PUT    | /granted-ports          | {"http": 8080}                                            | 200
            DELETE | ''                      | ''                                                        | 200
            POST   | /revisions/1/restore    | ''                                                        | 200
            POST   | /purges                 | {"everything": true}                                      | 202
            """)
    void shouldAnswerARetryAsTheFirstRequestAndChangeNothingMore(
            String method, String path, String body, int expectedStatus) {
        // When
        var first = send(method, path, body);
        var before = changes();
        var retry = send(method, path, body);

        // Then
        assertThat(first.status()).isEqualTo(expectedStatus);
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(retry.status()).isEqualTo(expectedStatus);
        assertThat(retry.header(REPLAYED)).isEqualTo("true");
        assertThat(retry.response().body()).isEqualTo(first.response().body());
        assertThat(List.of(retry.header("etag"), retry.header("location"), retry.header("content-type")))
                .isEqualTo(List.of(first.header("etag"), first.header("location"), first.header("content-type")));
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void shouldReplayACreationWithItsLocation() {
        // Given
        var body =
                "{\"name\": \"new.%s\", \"origins\": [{\"address\": \"a.example.net\", \"port\": 80}]}".formatted(name);

        // When
        var first = client.post("/api/v1/domains", body, KEY, quoted(key));
        var retry = client.post("/api/v1/domains", body, KEY, key);

        // Then
        assertThat(List.of(first.status(), retry.status())).containsExactly(201, 201);
        assertThat(retry.header("location")).isEqualTo(first.header("location")).endsWith("/new." + name);
        assertThat(retry.header(REPLAYED)).isEqualTo("true");
    }

    @Test
    void shouldAnswerARetryThoughTheDomainHasMovedOn() {
        // When
        client.setPolicy(name, "HTTP", KEY, key, "If-Match", "\"1\"");
        client.setPolicy(name, "HTTPS");
        var retry = client.setPolicy(name, "HTTP", KEY, key, "If-Match", "\"1\"");

        // Then
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.revision()).isEqualTo(2);
        assertThat(client.get(domain).header("etag")).isEqualTo("\"3\"");
    }

    @Test
    void shouldRefuseAKeyThatComesWithAnotherRequest() {
        // Given
        client.setPolicy(name, "HTTP", KEY, key);

        // When
        var otherBody = client.setPolicy(name, "HTTPS", KEY, key);
        var otherCondition = client.setPolicy(name, "HTTP", KEY, key, "If-Match", "\"2\"");
        var otherMethod = client.delete(domain, KEY, key);
        var otherOperator = client.setPolicy(name, "HTTPS", KEY, key, "X-Operator", "alice");

        // Then
        assertThat(List.of(otherBody.status(), otherCondition.status(), otherMethod.status()))
                .containsOnly(422);
        assertThat(otherBody.json().path("type").asText()).endsWith("idempotency-key-reused");
        assertThat(otherOperator.status()).isEqualTo(200);
        assertThat(otherOperator.revision()).isEqualTo(3);
    }

    @Test
    void shouldJudgeARefusedRequestAnew() {
        // When
        var refused = client.setPolicy(name, "HTTP", KEY, key, "If-Match", "\"2\"");
        client.setPolicy(name, "HTTPS");
        var taken = client.setPolicy(name, "HTTP", KEY, key, "If-Match", "\"2\"");

        // Then
        assertThat(refused.status()).isEqualTo(412);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.header(REPLAYED)).isEmpty();
        assertThat(taken.revision()).isEqualTo(3);
    }

    @Test
    void shouldRefuseAMalformedKey() {
        assertThat(client.setPolicy(name, "HTTP", KEY, "\"a").violations())
                .containsExactly("Idempotency-Key malformed");
        assertThat(client.delete(domain, KEY, "").violations()).containsExactly("Idempotency-Key malformed");
    }

    @Test
    void shouldCarryOutOneOfManyRequestsWithTheSameKeyAtOnce() {
        // Given
        var body = "{\"everything\": true}";

        // When
        var requests = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.post(domain + "/purges", body, KEY, key), task -> new Thread(task).start()))
                .toList();
        var answers = requests.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> answer.json().path("id").asText())
                .containsOnly(answers.get(0).json().path("id").asText());
        assertThat(answers).extracting(answer -> answer.header(REPLAYED)).containsOnlyOnce("");
        assertThat(client.get(domain + "/purges").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void shouldMakeOneRevisionWhenTheClientHangsUpBeforeTheAnswer() {
        // When
        var body = "{\"enabled\": true, \"redirectType\": \"HTTP\"}";
        new RawRequest(base, "PUT", domain + "/origin-protocol-policy", body, KEY + ": " + key).close();
        var retry = client.put(domain + "/origin-protocol-policy", body, KEY, key);

        // Then
        assertThat(retry.revision()).isEqualTo(2);
        await().during(Duration.ofMillis(300))
                .until(() -> client.get(domain).header("etag").equals("\"2\""));
    }

    @Test
    void shouldForgetKeysThatAreTooOld() {
        // Given
        client.setPolicy(name, "HTTP", KEY, key);
        var other = UUID.randomUUID().toString();
        client.setPolicy(name, "HTTP", KEY, other);
        age(key);
        age(other);
        database.value("""
                with many as (
                    insert into idempotency_key (operator, key, part, fingerprint, created_at)
                    select '%s', 'k', n, 'f', now() - interval '25 hours' from generate_series(1, 2500) n returning 1)
                select count(*) from many""".formatted(name));

        // When
        client.setPolicy(name, "HTTPS");
        var anew = client.setPolicy(name, "HTTP", KEY, key);
        pruning.prune().await().atMost(Waiting.DEADLINE);

        // Then
        assertThat(anew.revision()).isEqualTo(4);
        assertThat(anew.header(REPLAYED)).isEmpty();
        assertThat(database.value("select string_agg(key, ' ') from idempotency_key where operator = '" + name
                        + "' or key in ('" + key + "', '" + other + "')"))
                .isEqualTo(key);
    }

    private void age(String which) {
        database.value("update idempotency_key set created_at = created_at - interval '24 hours' where key = '" + which
                + "' returning key");
    }

    private Answer send(String method, String path, String body) {
        return client.send(
                method,
                domain + path,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "Authorization",
                TestAdministrator.AUTHORIZATION,
                KEY,
                quoted(key));
    }

    private String changes() {
        return database.value(
                "select (select count(*) from domain_revision where domain = '%1$s') || ' '".formatted(name)
                        + " || (select count(*) from cache_purge where domain = '%1$s')".formatted(name));
    }

    private static String quoted(String key) {
        return "\"" + key + "\"";
    }
}
