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
 * A file to append lines to. After a log rotation has moved or removed it, the next {@link #follow} opens it again. For
 * use by one thread.
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

    /** Opens the file again when the path leads to another file, or to none. */
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

    /** Opens a stream that an interrupt does not close. */
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
