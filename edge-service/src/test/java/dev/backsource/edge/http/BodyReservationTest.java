package dev.backsource.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.TestReads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyReservationTest {
    private static final int LIMIT = 16 * TestReads.LARGE;
    /** The number of reads of the smallest size that fit into the first quarter of the limit. */
    private static final int BEGUN = LIMIT / 4 / TestReads.SMALL;

    private final BodyBudget budget = new BodyBudget(LIMIT);
    private final BodyReservations rooms = new BodyReservations(budget);

    /** A body on a connection of its own. */
    private record Body(BodyReservation room, TestReads reads) {
        /** Reads once, for a client that takes nothing. */
        void read() {
            var bytes = reads.next();
            room.hold(bytes, bytes);
        }
    }

    private Body open(long length) {
        var reads = new TestReads();
        var room = rooms.open(length, reads);
        assertThat(room).isNotNull();
        return new Body(room, reads);
    }

    private List<Body> openAll() {
        var all = new ArrayList<Body>();
        var reads = new TestReads();
        for (var room = rooms.open(-1, reads); room != null; room = rooms.open(-1, reads)) {
            all.add(new Body(room, reads));
            reads = new TestReads();
        }
        return all;
    }

    @Test
    void shouldNeverTakeMoreThanTheBudgetHoweverManyBodiesWantMore() {
        // Given
        var bodies = openAll();

        // When: each reads for as long as it may
        for (var body : bodies) {
            while (body.room().mayRead()) {
                body.read();
            }
        }

        // Then
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(BEGUN);
        assertThat(budget.held()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void shouldHaveRoomForTwentyTimesAsManyBodiesOfWhichNothingComes() {
        // Given
        var atOnce = openAll().size();

        // When
        rooms.look();
        rooms.look();
        var idle = atOnce + openAll().size();
        rooms.look();
        rooms.look();
        idle += openAll().size();

        // Then
        assertThat(idle).isGreaterThanOrEqualTo(20 * LIMIT / TestReads.LARGE);
        assertThat(budget.held()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void shouldKeepTheRoomOfABodyThatGoesOn() {
        // Given
        var body = open(-1);

        // When
        rooms.look();
        body.room().hold(1, 0);
        rooms.look();

        // Then
        assertThat(body.reads().next()).isEqualTo(TestReads.LARGE);
        assertThat(budget.held()).isEqualTo(TestReads.LARGE);
    }

    @Test
    void shouldKeepRoomForBodiesThatBegin() {
        // Given
        var greedy = open(-1);

        // When
        while (greedy.room().mayRead()) {
            greedy.read();
        }

        // Then
        assertThat(budget.held()).isLessThanOrEqualTo(LIMIT / 4 * 3 + TestReads.SMALL);
        assertThat(openAll()).hasSizeGreaterThanOrEqualTo(BEGUN - 1);
    }

    @Test
    void shouldLetABodyGoOnOnceAllOfItWasReadThoughOthersHoldAllRoom() {
        // Given
        var last = openAll().stream().reduce((one, next) -> next).orElseThrow();
        last.read();
        var before = last.room().mayRead();

        // When
        last.room().drop(TestReads.SMALL);

        // Then
        assertThat(before).isFalse();
        assertThat(last.room().mayRead()).isTrue();
        assertThat(last.reads().next()).isEqualTo(TestReads.SMALL);
    }

    @Test
    void shouldLetABodyGoOnThatBeganWithAReadOfNextToNothing() {
        // Given
        var reads = new TestReads();
        reads.dwindle();
        var room = rooms.open(-1, reads);
        openAll();
        reads.grow();
        room.hold(TestReads.SMALL / 4, TestReads.SMALL / 4);

        // When
        room.drop(TestReads.SMALL / 4);

        // Then
        assertThat(room.mayRead()).isTrue();
    }

    @Test
    void shouldReadLittleAgainWhenReadsHaveGrownWhileThereIsNoRoom() {
        // Given
        var last = openAll().stream().reduce((one, next) -> next).orElseThrow();
        last.reads().grow();

        // When
        last.room().hold(TestReads.SMALL, 0);

        // Then
        assertThat(last.reads().next()).isEqualTo(TestReads.SMALL);
        assertThat(budget.held()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void shouldTakeNoMoreThanABodyMayStillBring() {
        // Given
        var body = open(100);
        var begun = budget.held();

        // When
        body.room().hold(100, 228);
        var held = budget.held();
        body.room().drop(228);

        // Then
        assertThat(begun).isEqualTo(100);
        assertThat(held).isEqualTo(228);
        assertThat(budget.held()).isZero();
    }

    @Test
    void shouldGiveAllBackAtTheEnd() {
        // Given
        var body = open(-1);
        body.room().hold(1000, 1128);
        body.room().mayRead();

        // When
        body.room().close();
        var unread = budget.held();
        body.room().drop(1128);
        rooms.look();

        // Then
        assertThat(unread).isEqualTo(1128);
        assertThat(budget.held()).isZero();
    }
}
