package dev.backsource.config.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.testing.time.TurnedClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestedFiguresTest {
    private static final Caller JANE = new Caller(CallerKind.PERSON, "acct_A", "jane", List.of());
    private static final DomainName DOMAIN = new DomainName("www.example.com");

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final List<FiguresRequest> written = new ArrayList<>();
    private int taken;
    private Uni<Void> outcome = Uni.createFrom().voidItem();
    private final RequestedFigures requests = waiting(Duration.ofMinutes(1));

    @Test
    void shouldRequestADomainAgainEachMinuteWhileSomebodyLooks() {
        // When
        for (var second = 0; second <= 120; second += 10) {
            look();
            clock.pass(Duration.ofSeconds(10));
        }

        // Then
        assertThat(taken).isEqualTo(1);
        assertThat(written)
                .extracting(FiguresRequest::domain)
                .containsExactly("www.example.com", "www.example.com", "www.example.com");
        assertThat(written.get(0).seconds()).isEqualTo(300);
    }

    @Test
    void shouldGiveTheSlotBackOnceNobodyLooksAnyMore() {
        // Given
        look();

        // When
        clock.pass(Duration.ofMinutes(4));
        assertThat(requests.isRequested("www.example.com")).isTrue();
        clock.pass(Duration.ofMinutes(1));

        // Then
        assertThat(requests.isRequested("www.example.com")).isFalse();
        assertThat(taken).isZero();
    }

    @Test
    void shouldTryAgainAfterARequestThatCouldNotBeWritten() {
        // Given
        outcome = Uni.createFrom().failure(new IllegalStateException("away"));
        var failed = look();

        // When
        outcome = Uni.createFrom().voidItem();
        clock.pass(Duration.ofSeconds(9));
        var early = look();
        clock.pass(Duration.ofSeconds(1));
        var second = look();

        // Then
        assertThat(failed).isFalse();
        assertThat(early).isFalse();
        assertThat(second).isTrue();
        assertThat(written).hasSize(2);
    }

    @Test
    void shouldNotWaitForATopicThatDoesNotRespond() {
        // Given
        outcome = Uni.createFrom().nothing();
        var impatient = waiting(Duration.ofMillis(1));

        // When
        var first = look(impatient);
        var second = look(impatient);

        // Then
        assertThat(first).isFalse();
        assertThat(second).isFalse();
        assertThat(written).hasSize(1);
    }

    @Test
    void shouldTellOfAnEarlierRequestWhileTheTopicDoesNotRespond() {
        // Given
        var impatient = waiting(Duration.ofMillis(1));
        look(impatient);
        outcome = Uni.createFrom().nothing();

        // When
        clock.pass(Duration.ofMinutes(1));
        var renewing = look(impatient);

        // Then
        assertThat(renewing).isTrue();
        assertThat(written).hasSize(2);
    }

    @Test
    void shouldNotCountARequestThatIsWrittenAfterItsDeadline() {
        // Given
        var kafka = new CompletableFuture<Void>();
        outcome = Uni.createFrom().completionStage(kafka);
        var first = requests.request(JANE, DOMAIN).subscribeAsCompletionStage();

        // When
        clock.pass(Duration.ofSeconds(6));
        kafka.complete(null);
        outcome = Uni.createFrom().voidItem();
        var meanwhile = look();
        clock.pass(Duration.ofSeconds(10));

        // Then
        assertThat(first.join()).isFalse();
        assertThat(meanwhile).isFalse();
        assertThat(look()).isTrue();
        assertThat(written).hasSize(2);
    }

    @Test
    void shouldTellThatEdgesAreRequestedOnceKafkaHasARequest() {
        // Given
        var kafka = new CompletableFuture<Void>();
        outcome = Uni.createFrom().completionStage(kafka);
        var first = requests.request(JANE, DOMAIN).subscribeAsCompletionStage();

        // When
        var meanwhile = look();
        kafka.complete(null);

        // Then
        assertThat(meanwhile).isFalse();
        assertThat(first.join()).isTrue();
        assertThat(look()).isTrue();
    }

    private boolean look() {
        return look(requests);
    }

    private static boolean look(RequestedFigures requests) {
        return requests.request(JANE, DOMAIN).await().atMost(Duration.ofSeconds(30));
    }

    private RequestedFigures waiting(Duration wait) {
        return new RequestedFigures(
                caller -> {
                    taken++;
                    return () -> taken--;
                },
                request -> {
                    written.add(request);
                    return outcome;
                },
                wait,
                clock);
    }
}
