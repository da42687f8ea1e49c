package dev.backsource.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** A thousand ports reserved for one process of this user, by a file that it keeps locked as long as it runs. */
final class PortReservation {
    static final int SIZE = 1000;

    private static final int FIRST = 12_000;
    private static final int SLICES = 13;

    private PortReservation() {}

    /** The first port of a slice that no other process holds; of any slice when all are held. */
    static int claim() {
        for (var slice = 0; slice < SLICES; slice++) {
            if (isLocked(first(slice))) {
                return first(slice);
            }
        }
        return first(ThreadLocalRandom.current().nextInt(SLICES));
    }

    /** The port of the same slice that follows {@code port}, the first one after the last. */
    static int after(int port) {
        var offset = port - FIRST;
        return first(offset / SIZE) + (offset + 1) % SIZE;
    }

    private static int first(int slice) {
        return FIRST + slice * SIZE;
    }

    /** The lock ends with the process. A channel that failed stays open as well: closing it would free the file's other locks. */
    private static boolean isLocked(int firstPort) {
        try {
            var channel = FileChannel.open(
                    folder().resolve(firstPort + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Held by the hook, and not by a class that may be unloaded.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(channel), "port-slice"));
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static Path folder() throws IOException {
        return OwnerOnlyFiles.folder(
                Path.of(System.getProperty("java.io.tmpdir"), "backsource-ports-" + System.getProperty("user.name")));
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
