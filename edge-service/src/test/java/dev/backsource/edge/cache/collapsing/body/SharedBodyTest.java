package dev.backsource.edge.cache.collapsing.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.http.BodyBudget;
import dev.backsource.edge.http.BodyReservations;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.testing.TestReads;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** With a writer and readers in threads of their own. */
class SharedBodyTest {
    private static final int PARTS = 1500;
    private static final int PART = 1000;

    private final BodyBudget budget = new BodyBudget(1 << 20);
    private final Gate gate = new Gate();
    private final BodyReservations rooms = new BodyReservations(budget);
    private final SharedBody body = new SharedBody(gate, rooms.open(-1, new TestReads()));

    /** An origin that can be held back. */
    private static final class Gate implements SharedBody.Flow {
        private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
        private final Semaphore mayWrite = new Semaphore(1);

        @Override
        public void pause() {
            mayWrite.drainPermits();
        }

        @Override
        public void resume() {
            mayWrite.release();
        }

        @Override
        public void abandon() {
            abandoned.complete(null);
        }

        void awaitOpen() throws InterruptedException {
            if (!mayWrite.tryAcquire(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("held back for ever");
            }
            mayWrite.release();
        }
    }

    /** Reads on a thread of its own whenever it is woken, as a client's event loop does. */
    private final class ReaderThread implements SharedBody.Reader, Runnable {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final Semaphore woken = new Semaphore(0);
        private volatile int next;

        @Override
        public int next() {
            return next;
        }

        @Override
        public void wake() {
            woken.release();
        }

        @Override
        public void run() {
            try {
                while (!body.isEnd(next) && body.failure() == null) {
                    for (var part = body.part(next); part != null; part = body.part(next)) {
                        read.writeBytes(part.getBytes());
                        next++;
                        body.moved();
                    }
                    if (!body.isEnd(next) && !woken.tryAcquire(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("not woken");
                    }
                    woken.drainPermits();
                }
                body.finished(this);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Buffer part(int number) {
        var bytes = new byte[PART];
        for (var i = 0; i < PART; i++) {
            bytes[i] = (byte) (number * 31 + i);
        }
        return Buffer.buffer(bytes);
    }

    private static byte[] whole() {
        var all = new ByteArrayOutputStream();
        IntStream.range(0, PARTS).forEach(i -> all.writeBytes(part(i).getBytes()));
        return all.toByteArray();
    }

    private List<ReaderThread> readers(int count) {
        var readers =
                IntStream.range(0, count).mapToObj(i -> new ReaderThread()).toList();
        readers.forEach(reader -> assertThat(body.follow(reader)).isTrue());
        return readers;
    }

    private static List<CompletableFuture<Void>> start(List<ReaderThread> readers) {
        return readers.stream().map(SharedBodyTest::start).toList();
    }

    private static CompletableFuture<Void> start(Runnable action) {
        var done = new CompletableFuture<Void>();
        var thread = new Thread(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private void write(int from, int to) throws InterruptedException {
        for (var i = from; i < to; i++) {
            gate.awaitOpen();
            body.add(part(i));
        }
    }

    private static void await(List<CompletableFuture<Void>> all) {
        all.forEach(Waiting::resultOf);
    }

    @RepeatedTest(5)
    void shouldGiveEveryReaderTheWhole() throws InterruptedException {
        // Given
        var readers = readers(4);
        var running = start(readers);

        // When
        write(0, PARTS);
        var stored = body.toBytes();
        body.complete();
        await(running);

        // Then
        assertThat(stored).isEqualTo(whole());
        assertThat(readers)
                .allSatisfy(reader -> assertThat(reader.read.toByteArray()).isEqualTo(whole()));
        assertThat(budget.held()).isZero();
    }

    @RepeatedTest(5)
    void shouldGiveEveryReaderTheWholeOfWhatIsNotKept() throws InterruptedException {
        // Given
        var readers = readers(4);
        var running = start(readers);

        // When
        write(0, PARTS / 3);
        body.stopKeeping();
        write(PARTS / 3, PARTS);
        body.complete();
        await(running);

        // Then
        assertThat(readers)
                .allSatisfy(reader -> assertThat(reader.read.toByteArray()).isEqualTo(whole()));
        assertThat(budget.held()).isZero();
    }

    @Test
    void shouldHoldTheOriginBackWhileTheSlowestHasMuchToRead() throws InterruptedException {
        // Given
        var slow = readers(1).get(0);
        body.stopKeeping();

        // When
        var written = new AtomicInteger();
        var writer = start(() -> {
            try {
                for (var i = 0; i < PARTS; i++) {
                    gate.awaitOpen();
                    body.add(part(i));
                    written.incrementAndGet();
                }
                body.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Waiting.await().until(() -> gate.mayWrite.availablePermits() == 0);

        // Then
        assertThat(budget.held()).isLessThan(2 << 20);
        await(List.of(start(slow), writer));
        assertThat(slow.read.toByteArray()).isEqualTo(whole());
    }

    @Test
    void shouldLetTheOriginGoWhenTheLastReaderLeavesWhatIsNotKept() throws InterruptedException {
        // Given
        var readers = readers(2);
        write(0, 10);
        body.stopKeeping();

        // When
        body.leave(readers.get(0));
        var early = gate.abandoned.isDone();
        body.leave(readers.get(1));

        // Then
        assertThat(early).isFalse();
        assertThat(gate.abandoned).isDone();
        assertThat(budget.held()).isZero();
    }

    @Test
    void shouldGoOnForTheStoreWhenTheLastReaderLeavesWhatIsKept() throws InterruptedException {
        // Given
        var only = readers(1).get(0);
        write(0, PARTS / 2);

        // When
        body.leave(only);
        write(PARTS / 2, PARTS);

        // Then
        assertThat(gate.abandoned).isNotDone();
        assertThat(body.toBytes()).isEqualTo(whole());
    }

    @Test
    void shouldTellAllReadersOfAFailureAndTakeNoMore() {
        // Given
        var readers = readers(3);
        var running = start(readers);
        body.add(part(0));

        // When
        body.fail(new UpstreamFailure(ProxyError.CONNECTION_TERMINATED, null, "", ""));
        await(running);

        // Then
        assertThat(body.follow(new ReaderThread())).isFalse();
        assertThat(budget.held()).isZero();
    }

    @Test
    void shouldCountManySmallPartsForWhatTheyTake() {
        // Given
        readers(1);

        // When
        for (var i = 0; i < 1000; i++) {
            body.add(Buffer.buffer(new byte[1]));
        }

        // Then
        assertThat(budget.held()).isGreaterThan(100_000);
    }

    /** A reader that takes nothing, like a client that doesn't read. */
    private static final class Idle implements SharedBody.Reader {
        @Override
        public int next() {
            return 0;
        }

        @Override
        public void wake() {}
    }

    @Test
    void shouldKeepTheBudgetHoweverManyReadNothing() {
        // Given
        var gates = new ArrayList<Gate>();
        var bodies = new ArrayList<SharedBody>();

        // When: each origin sends as much as it may, the bodies being kept as long as there is room
        var reads = new TestReads();
        for (var room = rooms.open(-1, reads); room != null; room = rooms.open(-1, reads)) {
            var own = new Gate();
            var one = new SharedBody(own, room);
            gates.add(own);
            bodies.add(one);
            one.follow(new Idle());
            while (own.mayWrite.availablePermits() > 0) {
                one.add(Buffer.buffer(new byte[reads.next()]));
                if (one.isCramped()) {
                    one.stopKeeping();
                }
            }
            reads = new TestReads();
        }

        // Then
        assertThat(bodies).hasSizeGreaterThan(100);
        assertThat(gates).allMatch(one -> one.mayWrite.availablePermits() == 0);
        assertThat(budget.held()).isLessThanOrEqualTo((1 << 20) + bodies.size() * 1024L);
    }
}
