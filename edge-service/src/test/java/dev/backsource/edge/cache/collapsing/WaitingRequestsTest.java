package dev.backsource.edge.cache.collapsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.FieldBlock;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.testing.waiting.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Clients that arrive while the response does. */
class WaitingRequestsTest {
    private static final int CLIENTS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
    private final WaitingRequests<Integer> room = new WaitingRequests<>();
    private final ConcurrentLinkedQueue<Integer> admitted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static SharedResponse response() {
        var fresh = new StoredFreshness(60, false, false, false, -1, -1);
        var head = new StoredResponse(1, 200, FieldBlock.EMPTY, new byte[0], fresh, 0, "");
        return new SharedResponse(head, FieldBlock.EMPTY, Vary.NONE, 0, null);
    }

    private void admit(SharedResponse shared, Integer client) {
        admitted.add(client);
    }

    /** Lets all clients arrive, and runs {@code meanwhile} at the same time. */
    private void allComeWhile(Runnable meanwhile) throws Exception {
        var start = new CyclicBarrier(CLIENTS + 1);
        var running = new ArrayList<Future<?>>();
        for (var client : all()) {
            running.add(threads.submit(() -> {
                start.await();
                if (!room.enter(client, this::admit)) {
                    refused.add(client);
                }
                return true;
            }));
        }
        running.add(threads.submit(() -> {
            start.await();
            meanwhile.run();
            return true;
        }));
        for (var one : running) {
            Waiting.resultOf(one);
        }
    }

    private static List<Integer> all() {
        return IntStream.range(0, CLIENTS).boxed().toList();
    }

    @RepeatedTest(50)
    void shouldAdmitEveryClientOnce() throws Exception {
        // When
        allComeWhile(() -> room.open(response(), this::admit));

        // Then
        assertThat(admitted).containsExactlyInAnyOrderElementsOf(all());
        assertThat(refused).isEmpty();
    }

    @RepeatedTest(50)
    void shouldTellEveryClientOnceThatItIsClosed() throws Exception {
        // When
        allComeWhile(() -> refused.addAll(room.close()));

        // Then
        assertThat(refused).containsExactlyInAnyOrderElementsOf(all());
        assertThat(admitted).isEmpty();
    }

    @Test
    void shouldNotTellAClientThatHasLeft() {
        // Given
        room.enter(1, this::admit);
        room.enter(2, this::admit);

        // When
        room.leave(1);
        room.open(response(), this::admit);

        // Then
        assertThat(admitted).containsExactly(2);
    }

    @Test
    void shouldCloseOnlyWhenNobodyWaits() {
        // Given
        room.enter(1, this::admit);

        // When
        var early = room.closeIfEmpty();
        room.leave(1);
        var late = room.closeIfEmpty();

        // Then
        assertThat(early).isFalse();
        assertThat(late).isTrue();
        assertThat(room.enter(2, this::admit)).isFalse();
    }

    @Test
    void shouldLetOneLeaveWhoIsNotThereAnyMore() {
        // Given
        room.enter(1, this::admit);
        room.close();

        // When
        room.leave(1);

        // Then
        assertThat(room.closeIfEmpty()).isTrue();
    }
}
