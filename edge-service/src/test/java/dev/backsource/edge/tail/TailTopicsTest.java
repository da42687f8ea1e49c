package dev.backsource.edge.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.policy.signature.TrustedKeys;
import dev.backsource.testing.time.TurnedClock;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TailTopicsTest {
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final List<TailLines> written = new ArrayList<>();
    private final TailTopics topics = new TailTopics(
            new Tails(new CountedDomains(1, 10, 10, clock), clock),
            "edge-1",
            this::write,
            new SignatureCheck(TrustedKeys.none()),
            clock);

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void shouldTellThatItRefusesATail() {
        // When
        IntStream.rangeClosed(0, Tails.MAX_TAILS).forEach(i -> topics.carryOut(request("t" + i)));

        // Then
        assertThat(written)
                .containsExactly(new TailLines("edge-1", "t" + Tails.MAX_TAILS, clock.instant(), 0, List.of(), true));
    }

    @Test
    void shouldWriteTheOtherTailsWhenOneFails() {
        // Given
        topics.carryOut(request("t1"));
        topics.carryOut(request("broken"));
        topics.carryOut(request("t2"));

        // When
        topics.write();

        // Then
        assertThat(written).extracting(TailLines::tail).containsExactlyInAnyOrder("t1", "t2");
    }

    private synchronized Uni<Void> write(TailLines lines) {
        if (lines.tail().equals("broken")) {
            throw new IllegalStateException("broken");
        }
        written.add(lines);
        return Uni.createFrom().voidItem();
    }

    private TailRequest request(String tail) {
        return new TailRequest(
                "id",
                tail,
                "www.example.com",
                null,
                1,
                null,
                30,
                clock.instant().plusSeconds(5));
    }
}
