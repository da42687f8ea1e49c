package dev.backsource.config.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LeaderCallTest {
    private final List<CompletableFuture<Void>> calls = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final LeaderCall call = new LeaderCall(this::begin, failure::set);

    @Test
    void shouldMakeOneMoreCallForAllThatAskDuringACall() {
        // Given
        call.ask();

        // When
        call.ask();
        call.ask();
        call.ask();
        var during = calls.size();
        calls.get(0).complete(null);

        // Then
        assertThat(during).isEqualTo(1);
        assertThat(calls).hasSize(2);
    }

    @Test
    void shouldMakeNoCallThatNobodyAskedFor() {
        // When
        call.ask();
        calls.get(0).complete(null);
        call.ask();
        calls.get(1).complete(null);

        // Then
        assertThat(calls).hasSize(2);
    }

    @Test
    void shouldTellWhyACallFailed() {
        // Given
        call.ask();

        // When
        calls.get(0).completeExceptionally(new IllegalStateException("no connection"));

        // Then
        assertThat(failure.get()).hasMessage("no connection");
    }

    private Uni<Void> begin() {
        var made = new CompletableFuture<Void>();
        calls.add(made);
        return Uni.createFrom().completionStage(made);
    }
}
