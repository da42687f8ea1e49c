package dev.backsource.cli.verb.watch;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file with the place in the event stream at which a later run goes on. */
record PositionFile(Path path) {
    private static final int MOST_BYTES = 4096;

    /** The position; null where there is no such file yet. */
    @Nullable
    String read() {
        if (!Files.exists(path)) {
            return null;
        }
        try (var file = Files.newInputStream(path)) {
            var text = new String(file.readNBytes(MOST_BYTES + 1), StandardCharsets.US_ASCII).strip();
            if (!text.matches("[\\x21-\\x7e]{1," + MOST_BYTES + "}")) {
                throw FailureException.usage(Messages.invalidPosition(path));
            }
            return text;
        } catch (IOException e) {
            throw FailureException.usage(Messages.positionUnreadable(path, e));
        }
    }

    /** Replaces the position atomically, so that a killed run leaves the old or the new one. */
    void write(String position) {
        try {
            var folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
            var written = Files.createTempFile(folder, ".backsource", ".tmp");
            try {
                Files.writeString(written, position + "\n");
                Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw FailureException.usage(Messages.positionUnwritable(path, e));
        }
    }
}
