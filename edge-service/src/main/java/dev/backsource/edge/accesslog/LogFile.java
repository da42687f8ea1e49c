package dev.backsource.edge.accesslog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are appended to. Moved or removed from its path by a log rotation, it is opened there anew at the next
 * {@link #follow}. Of one thread.
 */
final class LogFile implements AutoCloseable {
    private static final String STANDARD_OUTPUT = "-";

    private final @Nullable Path path;
    private OutputStream out;
    private @Nullable Object identity;

    /** @param name a path, or {@code -} for standard output */
    LogFile(String name) throws IOException {
        path = name.equals(STANDARD_OUTPUT) ? null : Path.of(name);
        out = path == null ? new FileOutputStream(FileDescriptor.out) : open(path);
        identity = identity();
    }

    void write(CharSequence lines) throws IOException {
        out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Opens the file again when another, or none, is at its path. */
    void follow() throws IOException {
        var now = identity();
        if (path != null && (now == null || !now.equals(identity))) {
            out.close();
            out = open(path);
            identity = identity();
        }
    }

    private @Nullable Object identity() {
        if (path == null) {
            return null;
        }
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** Not one that an interrupt closes. */
    private static OutputStream open(Path path) throws IOException {
        return new FileOutputStream(path.toFile(), true);
    }

    @Override
    public void close() throws IOException {
        if (path != null) {
            out.close();
        }
    }
}
