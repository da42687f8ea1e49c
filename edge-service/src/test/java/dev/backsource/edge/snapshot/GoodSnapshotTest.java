package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodSnapshotTest {
    private static final Duration AFTER = Duration.ofMinutes(10);

    private final Timer timer = new Timer();
    private final SnapshotFiles files;
    private GoodSnapshot snapshots;

    GoodSnapshotTest(@TempDir Path folder) {
        files = SnapshotFiles.in(folder, "edge-1", null);
        snapshots = snapshots();
    }

    @Test
    void shouldMakeGoodWhatWasServedForTheWholeTimeThoughTheCurrentOneWasReplaced() throws IOException {
        // Given
        var first = write();
        snapshots.served();
        assertThat(files.good().path()).doesNotExist();

        // When
        write();
        snapshots.served();
        var last = write();
        snapshots.served();
        assertThat(timer.tasks).hasSize(1);
        timer.run();

        // Then: the next one begins to prove itself
        assertThat(files.good().path()).hasBinaryContent(first);
        assertThat(files.current().path()).hasBinaryContent(last);
        assertThat(timer.tasks).hasSize(1);
        timer.run();
        assertThat(files.good().path()).hasBinaryContent(last);
        assertThat(timer.tasks).isEmpty();
        assertThat(files.proving().path()).doesNotExist();
    }

    @Test
    void shouldNotMakeGoodWhatAFormerProcessHasLeftUnproven() throws IOException {
        // Given
        write();
        snapshots.served();

        // When: the next process serves another one
        var next = write();
        timer.tasks.clear();
        snapshots = snapshots();
        snapshots.served();
        timer.run();

        // Then
        assertThat(files.good().path()).hasBinaryContent(next);
    }

    @Test
    void shouldStayAsItIsWhereTheCurrentOneIsTheGoodOne() throws IOException {
        // Given
        var only = write();
        snapshots.served();
        timer.run();

        // When: the next process loads it, too
        snapshots = snapshots();
        snapshots.served();
        timer.run();

        // Then
        assertThat(files.good().path()).hasBinaryContent(only);
        assertThat(files.current().path()).hasBinaryContent(only);
        assertThat(files.proving().path()).doesNotExist();
    }

    @Test
    void shouldGoOnAfterAFailure() throws IOException {
        // Given: there is nothing to take
        snapshots.served();
        assertThat(timer.tasks).isEmpty();

        // When
        var written = write();
        snapshots.served();
        timer.run();

        // Then
        assertThat(files.good().path()).hasBinaryContent(written);
    }

    /** Another one each time: the certificate in it is new. */
    private byte[] write() throws IOException {
        files.current().write(SampleSnapshot.create());
        return Files.readAllBytes(files.current().path());
    }

    private GoodSnapshot snapshots() {
        return new GoodSnapshot(files, AFTER, timer);
    }

    /** Runs tasks when the test says so. */
    private static final class Timer extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            assertThat(unit.toNanos(delay)).isEqualTo(AFTER.toNanos());
            tasks.add(task);
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        void run() {
            tasks.remove().run();
        }
    }
}
