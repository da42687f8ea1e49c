package dev.backsource.edge;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that an edge keeps for its next start. It is written under another name, forced to the disk and renamed, so that there is a complete file at all
 * times, be it the previous one.
 */
public final class KeptFile {
    private final Path file;
    private final Path unfinished;

    /**
     * The file of {@code edge} with this name extension.
     *
     * @param folder created when missing
     */
    public KeptFile(Path folder, String edge, String extension) {
        // An id may contain slashes; encoded, it always names a file in the folder.
        var name = URLEncoder.encode(edge, StandardCharsets.UTF_8) + "." + extension;
        this.file = folder.resolve(name);
        this.unfinished = folder.resolve(name + ".unfinished");
    }

    public Path path() {
        return file;
    }

    /** Writes the content of a file. */
    public interface Content {
        /** @param channel at the beginning of an empty file, for reading and writing */
        void write(FileChannel channel) throws IOException;
    }

    /**
     * Replaces the file.
     *
     * @throws IOException when it can't be written; the previous file stays
     */
    public void replace(Content content) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.deleteIfExists(unfinished);
            try (var channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, READ, WRITE), ownersOnly(folder))) {
                content.write(channel);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        force();
    }

    /**
     * Gives {@code other} the present content of this file, by a hard link where the file system has them. A later replacement of this file doesn't
     * change it.
     *
     * @throws IOException when this file is missing, or the other can't be written
     */
    public void copyTo(KeptFile other) throws IOException {
        Files.deleteIfExists(other.file);
        try {
            Files.createLink(other.file, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, other.file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        force();
    }

    /**
     * Replaces {@code other} by this file, which is missing then.
     *
     * @throws IOException when this file is missing, or the other can't be replaced
     */
    public void moveTo(KeptFile other) throws IOException {
        Files.move(file, other.file, StandardCopyOption.ATOMIC_MOVE);
        // Where both were the same file, the system leaves them as they are.
        Files.deleteIfExists(file);
        force();
    }

    private void force() throws IOException {
        try (var entry = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
            entry.force(true);
        }
    }

    /**
     * Only the owner may read the file, since it contains data of all tenants. On file systems without such
     * permissions, those of the folder apply.
     */
    private static FileAttribute<?>[] ownersOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
