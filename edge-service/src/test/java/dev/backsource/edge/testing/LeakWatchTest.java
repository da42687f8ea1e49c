package dev.backsource.edge.testing;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that the watch sees leaks. */
class LeakWatchTest {
    @Test
    void shouldHearOfABufferThatNobodyReleases() {
        // Given: no leak of another class
        LeakWatch.check();
        PooledByteBufAllocator.DEFAULT.directBuffer(64);
        List<String> heard = new ArrayList<>();

        // When
        await().until(() -> {
            System.gc();
            PooledByteBufAllocator.DEFAULT.directBuffer(64).release();
            heard.addAll(LeakWatch.take());
            return !heard.isEmpty();
        });

        // Then
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        assertThat(heard).first().asString().contains("LEAK");
    }
}
