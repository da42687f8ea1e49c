package dev.backsource.eventlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9092",
                " 127.0.0.1:9092 ",
                "[::1]:9092",
                "no-such-host.invalid:9092, localhost:9092",
                "no port",
                "localhost"
            })
    void shouldNotWaitWhenANameResolvesOrIsNone(String servers) throws InterruptedException {
        BootstrapNames.awaitResolvable(servers, unresolved -> fail(unresolved + " was waited for"));
    }

    @Test
    void shouldWaitForANameUntilItIsInterrupted() throws InterruptedException {
        // Given
        var told = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        var waiting = new Thread(() -> {
            try {
                BootstrapNames.awaitResolvable("no-such-host.invalid:9092", servers -> told.countDown());
                ended.complete(false);
            } catch (InterruptedException e) {
                ended.complete(true);
            }
        });
        waiting.start();
        told.await();

        // When
        var endedByItself = ended.isDone();
        waiting.interrupt();

        // Then
        assertThat(endedByItself).isFalse();
        assertThat(ended.join()).isTrue();
    }
}
