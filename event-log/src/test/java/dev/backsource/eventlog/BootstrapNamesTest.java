package dev.backsource.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.atomic.AtomicInteger;
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
    void shouldWaitForANameForAsLongAsItDoesNotResolve() {
        // Given
        var attempts = new AtomicInteger();

        // When / Then
        assertThatThrownBy(() -> BootstrapNames.awaitResolvable("no-such-host.invalid:9092", unresolved -> {
                    if (attempts.incrementAndGet() == 2) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(attempts).hasValue(2);
    }
}
