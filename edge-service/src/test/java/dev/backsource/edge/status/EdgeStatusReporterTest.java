package dev.backsource.edge.status;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EdgeStatusReporterTest {
    private final AtomicInteger sent = new AtomicInteger();
    private final CountDownLatch made = new CountDownLatch(1);
    private EdgeStatusReporter reporter = reporter(Uni.createFrom()::voidItem);

    @AfterEach
    void stop() {
        made.countDown();
        reporter.close();
    }

    @Test
    @Timeout(Waiting.DEADLINE_SECONDS)
    void shouldHoldNobodyUpWhoTellsOfAChangeWhileAReportIsMade() {
        // Given
        reporter = reporter(() -> {
            awaitMade();
            return Uni.createFrom().voidItem();
        });
        reporter.topicReady();
        await().until(() -> sent.get() == 1);

        // When
        reporter.report();

        // Then
        assertThat(made.getCount()).isEqualTo(1);
        made.countDown();
        await().until(() -> sent.get() == 2);
    }

    @Test
    void shouldReportNothingBeforeThereIsATopic() {
        // When
        reporter.report();
        assertThat(sent).hasValue(0);
        reporter.topicReady();

        // Then
        await().until(() -> sent.get() == 1);
    }

    @Test
    void shouldReportTheNextChangeAfterAReportThatFailed() {
        // Given
        reporter = reporter(() -> {
            throw new IllegalStateException("no broker");
        });
        reporter.topicReady();
        await().until(() -> sent.get() == 1);

        // When
        await().until(() -> {
            reporter.report();
            return sent.get() > 1;
        });

        // Then
        assertThat(sent.get()).isGreaterThan(1);
    }

    private EdgeStatusReporter reporter(Supplier<Uni<Void>> report) {
        return new EdgeStatusReporter(
                () -> {
                    sent.incrementAndGet();
                    return report.get();
                },
                new LastReport());
    }

    private void awaitMade() {
        try {
            made.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
