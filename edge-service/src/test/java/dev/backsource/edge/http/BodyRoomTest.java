package dev.backsource.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BodyRoomTest {
    private static final int LIMIT = 16 * BodyRoom.READ;

    private final BodyBudget budget = new BodyBudget(LIMIT);

    private BodyRoom open(long length) {
        var room = BodyRoom.open(budget, length);
        assertThat(room).isNotNull();
        return room;
    }

    @Test
    void shouldNeverTakeMoreThanTheBudgetHoweverManyBodiesWantMore() {
        // Given
        var rooms = new ArrayList<BodyRoom>();
        for (var room = BodyRoom.open(budget, -1); room != null; room = BodyRoom.open(budget, -1)) {
            rooms.add(room);
        }

        // When: each reads for as long as it may
        for (var room : rooms) {
            while (room.mayRead()) {
                room.hold(BodyRoom.READ, BodyRoom.READ);
            }
        }

        // Then
        assertThat(rooms).hasSize(16);
        assertThat(budget.held()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void shouldKeepRoomForBodiesThatBegin() {
        // Given
        var greedy = open(-1);

        // When
        while (greedy.mayRead()) {
            greedy.hold(BodyRoom.READ, BodyRoom.READ);
        }

        // Then
        assertThat(budget.held()).isLessThanOrEqualTo(LIMIT / 4 * 3);
        assertThat(BodyRoom.open(budget, -1)).isNotNull();
    }

    @Test
    void shouldLetABodyGoOnOnceAllOfItWasRead() {
        // Given
        var rooms = new ArrayList<BodyRoom>();
        for (var room = BodyRoom.open(budget, -1); room != null; room = BodyRoom.open(budget, -1)) {
            rooms.add(room);
        }
        var room = rooms.get(0);
        room.hold(BodyRoom.READ, BodyRoom.READ);
        var before = room.mayRead();

        // When
        room.drop(BodyRoom.READ);

        // Then
        assertThat(before).isFalse();
        assertThat(room.mayRead()).isTrue();
    }

    @Test
    void shouldTakeNoMoreThanABodyMayStillBring() {
        // Given
        var room = open(100);
        var begun = budget.held();

        // When
        room.hold(100, 228);
        var held = budget.held();
        room.drop(228);

        // Then
        assertThat(begun).isEqualTo(100);
        assertThat(held).isEqualTo(228);
        assertThat(budget.held()).isZero();
    }

    @Test
    void shouldGiveAllBackAtTheEnd() {
        // Given
        var room = open(-1);
        room.hold(1000, 1128);
        room.mayRead();

        // When
        room.close();
        var unread = budget.held();
        room.drop(1128);

        // Then
        assertThat(unread).isEqualTo(1128);
        assertThat(budget.held()).isZero();
    }
}
