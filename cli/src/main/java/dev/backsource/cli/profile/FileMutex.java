package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.outcome.InterruptiblePause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A run's turn to change a file, by a lock on a file beside it, so that runs of this program change it one after the other. A run that dies releases
 * its turn.
 */
final class FileMutex {
    /** Twice as long as a provider may take to renew a session. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private FileMutex() {}

    /** The file that is locked. */
    static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Does {@code work} once no other run does such. Fails where another one takes too long. */
    static <T> T take(Path file, Supplier<T> work) {
        try (var channel = open(lockOf(file))) {
            await(channel, file);
            return work.get();
        } catch (IOException e) {
            throw FailureException.usage(Messages.unwritable(lockOf(file), e));
        }
    }

    /** As {@link #take}. */
    static void run(Path file, Runnable work) {
        take(file, () -> {
            work.run();
            return file;
        });
    }

    private static FileChannel open(Path lock) throws IOException {
        SecretFile.makeFolderOf(lock);
        return FileChannel.open(
                lock,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void await(FileChannel channel, Path file) {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!isLocked(channel)) {
            if (System.nanoTime() - end >= 0) {
                throw new FailureException(Exit.NOT_REACHED, Messages.lockedByAnotherRun(file, LONGEST_WAIT));
            }
            InterruptiblePause.pause(PAUSE, Exit.NOT_REACHED);
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // By another thread of this run.
            return false;
        } catch (IOException e) {
            // A file system without locks: the runs go on beside each other.
            return true;
        }
    }
}
