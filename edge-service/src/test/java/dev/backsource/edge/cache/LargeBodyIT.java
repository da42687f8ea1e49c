package dev.backsource.edge.cache;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.TestSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies too large to be stored, and clients too slow for the others. */
class LargeBodyIT {
    private static final Buffer BLOCK = Buffer.buffer(new byte[64 * 1024]);
    /** Far more than all socket buffers between origin and client hold. */
    private static final int LARGE = 64 * 1024 * 1024;

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private final AtomicLong written = new AtomicLong();
    private CachedSite site;

    @AfterEach
    void close() {
        site.close();
    }

    private void givenBodyOf(int size, boolean chunked) {
        site = new CachedSite(edge, (request, response) -> {
            response.putHeader("Cache-Control", "max-age=600");
            if (chunked) {
                response.setChunked(true);
            } else {
                response.putHeader("Content-Length", Integer.toString(size));
            }
            writeOn(response, size, new AtomicLong());
        });
    }

    /** Writes as fast as the edge reads. */
    private void writeOn(HttpServerResponse to, int size, AtomicLong own) {
        while (own.get() < size) {
            to.write(BLOCK);
            written.addAndGet(BLOCK.length());
            if (own.addAndGet(BLOCK.length()) < size && to.writeQueueFull()) {
                to.drainHandler(drained -> writeOn(to, size, own));
                return;
            }
        }
        to.end();
    }

    /** A client that reads nothing until it resumes. */
    private Stalled stalled() {
        return EdgeUnderTest.join(EdgeUnderTest.exchange(
                edge.open(HttpMethod.GET, site.url()),
                received -> Future.succeededFuture(new Stalled(received.pause(), Vertx.currentContext()))));
    }

    private static AtomicLong readAll(Stalled stalled) {
        var read = new AtomicLong();
        stalled.context()
                .runOnContext(go -> stalled.response()
                        .handler(block -> read.addAndGet(block.length()))
                        .resume());
        return read;
    }

    /** An unread response, with the context on which it has to be resumed: elsewhere, data that arrives meanwhile would go unnoticed. */
    private record Stalled(HttpClientResponse response, Context context) {}

    private double held() {
        return registry.get("backsource.edge.cache.arriving.bytes").gauge().value();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStreamPastTheCacheWhatIsTooLarge(boolean chunked) {
        // Given
        givenBodyOf(LARGE, chunked);
        var first = readAll(stalled());

        // When
        await().until(() -> first.get() == LARGE);
        var second = readAll(stalled());

        // Then
        await().until(() -> second.get() == LARGE);
        assertThat(site.asked()).isEqualTo(2);
        await().until(() -> held() == 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldHoldTheOriginBackForASlowReaderOfWhatIsTooLarge(boolean chunked) {
        // Given
        givenBodyOf(LARGE, chunked);
        var slow = stalled();

        // When
        var before = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(500)).until(() -> before.getAndSet(written.get()) == written.get());

        // Then
        assertThat(written.get()).isLessThan(LARGE / 2);
        assertThat(held()).isLessThan(2 * TestSettings.MAX_OBJECT);
        var read = readAll(slow);
        await().until(() -> read.get() == LARGE);
        await().until(() -> held() == 0);
    }

    @Test
    void shouldNotHaveOthersWaitForASlowReaderOfWhatIsStored() {
        // Given
        var size = TestSettings.MAX_OBJECT;
        givenBodyOf(size, true);
        var slow = stalled();

        // When
        var quick = readAll(stalled());

        // Then
        await().until(() -> quick.get() == size);
        var read = readAll(slow);
        await().until(() -> read.get() == size);
        assertThat(site.asked()).isEqualTo(1);
        assertThat(site.get().header("cache-status")).contains("hit");
        await().until(() -> held() == 0);
    }

    @Test
    void shouldStreamALargeStoredBodyAsItIsTaken() {
        // Given
        givenBodyOf(TestSettings.MAX_OBJECT, false);
        site.get();
        var slow = stalled();

        // When
        var read = readAll(slow);

        // Then
        await().until(() -> read.get() == TestSettings.MAX_OBJECT);
        assertThat(site.asked()).isEqualTo(1);
    }

    @Test
    void shouldLetTheOriginGoWhenNobodyReadsWhatIsTooLarge() {
        // Given
        givenBodyOf(LARGE, true);
        var slow = stalled();
        await().until(() -> held() > 0);

        // When
        slow.response().request().connection().close();

        // Then
        await().until(() -> held() == 0);
        assertThat(written.get()).isLessThan(LARGE);
    }
}
