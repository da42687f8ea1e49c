package dev.backsource.config.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read. */
public final class PrivateFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFile() {}

    /**
     * Writes a file unless it exists already, in which case its folder may be read-only. Nobody can see the file half-written, or readable
     * by others for a moment.
     *
     * @throws UncheckedIOException when it can't be written
     */
    public static void writeIfAbsent(Path file, String content) {
        if (Files.exists(file)) {
            return;
        }
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var whole = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
            try {
                Files.writeString(whole, content, StandardCharsets.US_ASCII);
                Files.createLink(file, whole);
            } catch (FileAlreadyExistsException e) {
                // another writer was first, and its file is as good
            } catch (UnsupportedOperationException e) {
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't write " + file.toAbsolutePath() + "; make its folder writable or set another path", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
