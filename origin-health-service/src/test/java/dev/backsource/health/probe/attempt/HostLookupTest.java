package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.OriginAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostLookupTest {
    private static final int LONG_MS = 60_000;
    /** As many as there are threads for names that weren't found before. */
    private static final int MANY = 20;

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Semaphore silent = new Semaphore(0);
    private final HostLookup lookup = new HostLookup(vertx, "origin", this::addresses);

    @AfterEach
    void stop() {
        over.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldFindWhatWasFoundBeforeWhileManyNamesAreNotAnswered() {
        // Given
        join(resolve("good.test"));

        // When
        IntStream.range(0, 10 * MANY).forEach(i -> resolve("silent" + i + ".test"));
        silent.acquireUninterruptibly(MANY);

        // Then
        assertThat(join(resolve("good.test"))).isEqualTo(List.of(InetAddress.getLoopbackAddress()));
    }

    @Test
    void shouldAskNobodyWhereAnAddressIs() {
        // When
        IntStream.range(0, 10 * MANY).forEach(i -> resolve("silent" + i + ".test"));
        silent.acquireUninterruptibly(MANY);

        // Then
        assertThat(join(resolve("127.0.0.1"))).isEqualTo(List.of(InetAddress.getLoopbackAddress()));
    }

    private Future<List<InetAddress>> resolve(String name) {
        return lookup.resolve(OriginAddress.parse(name), LONG_MS);
    }

    private InetAddress[] addresses(String name) {
        if (name.startsWith("silent")) {
            silent.release();
            await(over);
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
