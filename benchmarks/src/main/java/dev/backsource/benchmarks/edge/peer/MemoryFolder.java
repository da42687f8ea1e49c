package dev.backsource.benchmarks.edge.peer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder in memory, so that no peer's store waits for a disk. It is removed when closed, or when this process ends.
 */
record MemoryFolder(Path path) implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    static MemoryFolder make() {
        try {
            var folder = new MemoryFolder(Files.createTempDirectory(MEMORY, "backsource-benchmarks-"));
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(path)) {
            remove();
        }
    }

    private void remove() {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
