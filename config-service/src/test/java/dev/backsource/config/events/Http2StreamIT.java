package dev.backsource.config.events;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventSubscriber;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SampleAlerts;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.parsetools.RecordParser;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event stream over HTTP/2, where subscribers share a connection. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
class Http2StreamIT {
    /** RFC 9113 \u00a77. */
    private static final long CANCEL = 8;

    @TestHTTPResource("/")
    URI base;

    @Inject
    Vertx vertx;

    Infrastructure infrastructure;
    Client client;
    EventWriter prober;
    HttpClient oneConnection;
    String name;

    @BeforeEach
    void connect() throws InterruptedException {
        client = new Client(base);
        prober = new EventWriter(infrastructure.broker().bootstrapServers());
        name = Client.freshName();
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2ConnectionWindowSize(1 << 24);
        oneConnection = vertx.createHttpClient(options, new PoolOptions().setHttp2MaxSize(1));
        await().until(() -> client.get("/q/health/ready").status() == 200);
    }

    @AfterEach
    void disconnect() {
        join(oneConnection.close().toCompletionStage().toCompletableFuture());
        prober.close();
        await().until(() -> client.metric("backsource_stream_subscribers") == 0);
    }

    @Test
    void shouldStreamToAClientThatAsksForAnUpgrade() {
        try (var subscriber =
                EventSubscriber.open(java.net.http.HttpClient.Version.HTTP_2, base, "?domain=" + name, null)) {
            // Given
            await().until(() -> !subscriber.lastId().isEmpty());

            // When
            client.create(name, 80);
            client.delete("/api/v1/domains/" + name);

            // Then
            await().until(() -> subscriber.of(name).size() == 2);
            assertThat(subscriber.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
            assertThat(subscriber.header("content-type")).isEqualTo("text/event-stream");
            await().until(() -> subscriber.comments() >= 2);
        }
    }

    @Test
    void shouldCutOffTheStreamThatIsNotReadAndGoOnWithTheOthersOfTheConnection() {
        // Given
        var cutOffBefore = client.metric("backsource_stream_cut_off_total");
        var events = new AtomicInteger();
        var reader = subscribe();
        reader.handler(RecordParser.newDelimited("\n", line -> events.addAndGet(isEvent(line) ? 1 : 0)))
                .resume();
        var idle = subscribe().pause();
        var reset = new CompletableFuture<Throwable>();
        idle.exceptionHandler(reset::complete);
        assertThat(idle.request().connection()).isSameAs(reader.request().connection());

        // When
        var detail = "x".repeat(1200);
        for (var batch = 1; batch <= 20; batch++) {
            prober.writeAll(IntStream.range(0, 150)
                    .mapToObj(i -> SampleAlerts.firing(i + "." + name, detail))
                    .toList());
            var expected = batch * 150;
            await().until(() -> events.get() == expected);
        }

        // Then
        await().until(() -> client.metric("backsource_stream_cut_off_total") == cutOffBefore + 1);
        assertThat(join(reset))
                .isInstanceOfSatisfying(
                        StreamResetException.class,
                        failure -> assertThat(failure.getCode()).isEqualTo(CANCEL));
        assertThat(client.metric("backsource_stream_subscribers")).isEqualTo(1);
    }

    private HttpClientResponse subscribe() {
        var subscribed = new CompletableFuture<HttpClientResponse>();
        oneConnection
                .request(HttpMethod.GET, base.getPort(), base.getHost(), "/api/v1/events")
                .compose(request -> request.putHeader("Authorization", TestAdministrator.AUTHORIZATION)
                        .send()
                        .map(HttpClientResponse::pause))
                .onComplete(subscribed::complete, subscribed::completeExceptionally);
        var response = join(subscribed);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
        return response;
    }

    private static boolean isEvent(Buffer line) {
        return line.toString().startsWith("event: ");
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.orTimeout(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
