package dev.backsource.config.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailLines.Line;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.testing.time.TurnedClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailsTest {
    private static final Caller JANE = new Caller(CallerKind.PERSON, "acct_A", "jane", List.of());
    private static final TailFilter FILTER = new TailFilter(new DomainName("www.example.com"), null, 5, 0.5);

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final List<TailRequest> written = new ArrayList<>();
    private int taken;
    private final Tails tails = new Tails(
            caller -> {
                taken++;
                return () -> taken--;
            },
            request -> {
                written.add(request);
                return Uni.createFrom().voidItem();
            },
            clock);

    @Test
    void shouldGoOnBehindTheLastLine() {
        // Given
        var begin = read(null);
        send(0, "/1", "/2");

        // When
        var first = read(begin.next());
        send(3, "/3");
        var second = read(first.next());

        // Then
        assertThat(begin.lines()).isEmpty();
        assertThat(paths(first)).containsExactly("/1", "/2");
        assertThat(paths(second)).containsExactly("/3");
        assertThat(second.dropped()).isEqualTo(3);
        assertThat(second.lines().get(0).edge()).isEqualTo("edge-1");
        assertThat(read(second.next()).lines()).isEmpty();
    }

    @Test
    void shouldCountTheLinesThatItDidNotKeep() {
        // Given
        var begin = read(null);
        IntStream.range(0, 6)
                .forEach(i -> send(
                        0, IntStream.range(0, 100).mapToObj(line -> "/" + line).toArray(String[]::new)));

        // When
        var page = read(begin.next());

        // Then
        assertThat(page.lines()).hasSize(OpenTail.MOST_LINES);
        assertThat(page.dropped()).isEqualTo(100);
    }

    @Test
    void shouldRequestEdgesWhileSomebodyReadsAndGiveTheSlotBackThen() {
        // When
        for (var second = 0; second <= 10; second++) {
            read(null);
            clock.pass(Duration.ofSeconds(1));
        }
        var held = taken;
        clock.pass(Duration.ofSeconds(30));
        read(null);

        // Then
        assertThat(held).isEqualTo(1);
        assertThat(taken).isEqualTo(1);
        assertThat(written).hasSize(4);
        assertThat(written.subList(0, 3))
                .extracting(TailRequest::tail)
                .containsOnly(written.get(0).tail());
        assertThat(written.get(3).tail()).isNotEqualTo(written.get(0).tail());
        assertThat(written.get(0).statusClass()).isEqualTo(5);
    }

    @Test
    void shouldKeepTailsOfTeamsApart() {
        // Given
        read(null);
        send(0, "/of-no-team");

        // When
        var ofTeam = tails.read(
                        JANE,
                        new TailFilter(FILTER.domain(), "team", FILTER.statusClass(), FILTER.sample()),
                        written.get(0).tail() + "_0_0",
                        Duration.ZERO)
                .await()
                .indefinitely();

        // Then
        assertThat(ofTeam.lines()).isEmpty();
    }

    private TailPage read(@Nullable String after) {
        return tails.read(JANE, FILTER, after, Duration.ZERO).await().indefinitely();
    }

    private void send(long dropped, String... paths) {
        var now = clock.instant();
        var lines = List.of(paths).stream()
                .map(path -> new Line(
                        now, "", "GET", "http", "HTTP/1.1", "", path, 502, 0, 1, "miss", null, null, 1, null, null))
                .toList();
        var tail = written.get(written.size() - 1).tail();
        tails.take(new TailLines("edge-1", Objects.requireNonNull(tail), now, dropped, lines));
    }

    private static List<String> paths(TailPage page) {
        return page.lines().stream().map(line -> line.request().path()).toList();
    }
}
