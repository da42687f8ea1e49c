package dev.backsource.config.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.tail.TailPage.TailEdge;
import dev.backsource.config.tail.TailPage.TailEdgeState;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailLines.Line;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.testing.time.TurnedClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailsTest {
    private static final Caller JANE = new Caller(CallerKind.PERSON, "acct_A", "jane", List.of());
    private static final TailFilter FILTER = new TailFilter(new DomainName("www.example.com"), null, 5, 0.5);

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final List<TailRequest> written = new ArrayList<>();
    private int taken;
    private int slots = 2;
    private long offset = 7;
    private List<String> edges = List.of("edge-1", "edge-2", "edge-3");
    private final BroadcastProcessor<Long> renewals = BroadcastProcessor.create();
    private final Tails tails = instance();

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
    void shouldGoOnAtAnotherInstance() {
        // Given
        var other = instance();
        var begin = read(null);
        other.read(JANE, FILTER, null, Duration.ZERO).await().indefinitely();
        var lines = lines(0, "/1");

        // When
        tails.take(offset, lines);
        other.take(offset++, lines);
        var first = read(begin.next());
        var there =
                other.read(JANE, FILTER, first.next(), Duration.ZERO).await().indefinitely();
        var back = read(there.next());

        // Then
        assertThat(paths(first)).containsExactly("/1");
        assertThat(there.lines()).isEmpty();
        assertThat(there.dropped()).isZero();
        assertThat(back.lines()).isEmpty();
        assertThat(written.get(1).tail()).isEqualTo(written.get(0).tail());
    }

    @Test
    void shouldBeginNowAndCountALineWhereItDidNotFollow() {
        // Given
        var begin = read(null);
        clock.pass(Duration.ofSeconds(31));
        tails.passed(offset++);
        read(null);
        send(0, "/1");

        // When
        var foreign = read("00000000-0000-0000-0000-000000000000_3");
        var late = read(begin.next());

        // Then
        assertThat(foreign.lines()).isEmpty();
        assertThat(foreign.dropped()).isEqualTo(1);
        assertThat(paths(late)).containsExactly("/1");
        assertThat(late.dropped()).isEqualTo(1);
        assertThat(read(late.next()).dropped()).isZero();
    }

    @Test
    void shouldGoOnAfterItsTopicBeganAnew() {
        // Given
        read(null);
        offset = 1_000;
        send(0, "/1");
        var before = read(null);

        // When
        tails.begin(0);
        offset = 0;
        var after = read(before.next());
        send(0, "/2");

        // Then
        assertThat(after.dropped()).isEqualTo(1);
        assertThat(paths(read(after.next()))).containsExactly("/2");
    }

    @Test
    void shouldTellWhichEdgesTakePart() {
        // When
        var begin = read(null);
        send(0, "/1");
        tails.take(offset++, new TailLines("edge-2", written.get(0).tail(), clock.instant(), 0, List.of(), true));
        clock.pass(Duration.ofSeconds(15));
        var page = read(begin.next());
        clock.pass(Duration.ofSeconds(1));

        // Then
        assertThat(begin.edges()).extracting(TailEdge::state).containsOnly(TailEdgeState.UNKNOWN);
        assertThat(page.edges())
                .containsExactly(
                        new TailEdge("edge-2", TailEdgeState.REFUSING, 15_000L),
                        new TailEdge("edge-3", TailEdgeState.SILENT, null),
                        new TailEdge("edge-1", TailEdgeState.LISTENING, 15_000L));
        assertThat(page.listening()).isEqualTo(1);
        assertThat(page.registered()).isEqualTo(3);
        assertThat(read(null).edges()).extracting(TailEdge::state).containsOnly(TailEdgeState.SILENT);
    }

    @Test
    void shouldShareTheLinesAmongAllEdges() {
        // When
        edges = IntStream.range(0, 50).mapToObj(i -> "edge-" + i).toList();
        read(null);
        edges = IntStream.range(0, 1_000).mapToObj(i -> "edge-" + i).toList();
        clock.pass(Duration.ofSeconds(5));
        var page = read(null);

        // Then
        assertThat(written).extracting(TailRequest::linesPerSecond).containsExactly(10, 1);
        assertThat(page.edges()).hasSize(TailPage.MAX_EDGES);
        assertThat(page.registered()).isEqualTo(1_000);
    }

    @Test
    void shouldWaitForNoLineThatIsThere() {
        // Given
        var begin = read(null);
        send(3);
        send(0, "/1");

        // When
        var page = tails.read(JANE, FILTER, begin.next(), Duration.ofMillis(20))
                .await()
                .atMost(Duration.ofSeconds(30));

        // Then
        assertThat(paths(page)).containsExactly("/1");
        assertThat(page.dropped()).isEqualTo(3);
    }

    @Test
    void shouldRequestEdgesWhileAReaderWaits() {
        // Given
        var begin = read(null);
        var waiting =
                tails.read(JANE, FILTER, begin.next(), Duration.ofSeconds(30)).subscribeAsCompletionStage();

        // When: no line for half a minute, but an edge that responds to each request
        for (var second = 5; second <= 30; second += 5) {
            clock.pass(Duration.ofSeconds(5));
            renewals.onNext(0L);
            tails.take(offset++, new TailLines("edge-2", written.get(0).tail(), clock.instant(), 0, List.of(), false));
        }
        tails.passed(offset++);
        tails.read(JANE, ofStatus(4), null, Duration.ZERO).await().indefinitely();
        tails.take(offset++, lines(written.get(0).tail(), 0, "/1"));
        var page = waiting.join();
        tails.passed(offset++);
        clock.pass(Duration.ofSeconds(1));
        var next = read(page.next());

        // Then
        assertThat(written.stream().filter(request -> request.statusClass() == 5))
                .hasSize(7);
        assertThat(page.edges())
                .extracting(TailEdge::edge, TailEdge::state)
                .contains(tuple("edge-2", TailEdgeState.LISTENING));
        assertThat(paths(page)).containsExactly("/1");
        assertThat(next.dropped()).isZero();
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void shouldGiveTheSlotOfACallersEarlierFilterToItsNextOne() {
        // Given
        slots = 1;
        var first = read(null);
        send(0, "/1");

        // When
        tails.read(JANE, ofStatus(4), null, Duration.ZERO).await().indefinitely();
        var max = new Caller(CallerKind.PERSON, "acct_B", "max", List.of());
        tails.read(max, ofStatus(4), null, Duration.ZERO).await().indefinitely();

        // Then
        assertThat(taken).isEqualTo(1);
        assertThat(tails.isOpen(written.get(0).tail())).isFalse();
        assertThatThrownBy(() -> read(first.next())).isInstanceOf(NoSlotException.class);
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
                        written.get(0).tail() + "_0",
                        Duration.ZERO)
                .await()
                .indefinitely();

        // Then
        assertThat(ofTeam.lines()).isEmpty();
    }

    private TailPage read(@Nullable String after) {
        return tails.read(JANE, FILTER, after, Duration.ZERO).await().indefinitely();
    }

    private Tails instance() {
        return new Tails(
                caller -> {
                    if (taken >= slots) {
                        throw new NoSlotException(NoSlotException.Share.CALLER, "none");
                    }
                    taken++;
                    return () -> taken--;
                },
                request -> {
                    written.add(request);
                    return Uni.createFrom().voidItem();
                },
                () -> edges,
                () -> Runnable::run,
                renewals,
                clock);
    }

    private static TailFilter ofStatus(int status) {
        return new TailFilter(FILTER.domain(), null, status, 1);
    }

    private void send(long dropped, String... paths) {
        tails.take(offset++, lines(dropped, paths));
    }

    private TailLines lines(long dropped, String... paths) {
        return lines(written.get(written.size() - 1).tail(), dropped, paths);
    }

    private TailLines lines(String tail, long dropped, String... paths) {
        var now = clock.instant();
        var lines = List.of(paths).stream()
                .map(path -> new Line(
                        now,
                        "",
                        "GET",
                        "http",
                        "HTTP/1.1",
                        "",
                        path,
                        502,
                        0,
                        1,
                        "miss",
                        null,
                        null,
                        1,
                        null,
                        null,
                        null,
                        null))
                .toList();
        return new TailLines("edge-1", tail, now, dropped, lines, false);
    }

    private static List<String> paths(TailPage page) {
        return page.lines().stream().map(line -> line.request().path()).toList();
    }
}
