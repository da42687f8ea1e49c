package dev.backsource.edge.proxy;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
    private final EventLoopGroup group = new NioEventLoopGroup(1);
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final LoopWatch watch = new LoopWatch(List.of(group.next()::isShuttingDown), List.of(), ended::complete);

    @AfterEach
    void stop() {
        watch.stop();
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void shouldFindNoProblemWhileTheLoopLives() {
        // When
        var problem = watch.problem();

        // Then
        assertThat(problem).isNull();
    }

    @Test
    void shouldEndTheProcessWhenTheThreadOfALoopHasDied() {
        // Given
        watch.start();

        // When: as by what no loop survives
        group.next().execute(() -> {
            throw new OutOfMemoryError("made by a test");
        });
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS);

        // Then
        await().until(ended::isDone);
        assertThat(ended.join()).isEqualTo("event loop died");
    }
}
