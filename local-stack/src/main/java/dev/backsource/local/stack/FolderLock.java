package dev.backsource.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes sure that one launcher at a time works on a data folder. The lock goes with the process, however it ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path pidFile;

    private FolderLock(FileChannel channel, Path pidFile) {
        this.channel = channel;
        this.pidFile = pidFile;
    }

    /**
     * Takes the lock and notes this process beside it, in {@code stack.pid}.
     *
     * @throws StackException when another process holds it, naming it
     */
    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            var pidFile = folder.resolve("stack.pid");
            var channel =
                    FileChannel.open(folder.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StackException("Backsource is already running on " + folder + " (process "
                        + Files.readString(pidFile).strip() + "); stop it first");
            }
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
            return new FolderLock(channel, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
