package dev.backsource.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Folders and files that only their owner may read: they hold programs to run, or secrets. */
public final class OwnerOnlyFiles {
    private OwnerOnlyFiles() {}

    /** Makes the folder when it is missing, and closes it to others when it was open. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        return close(folder, "rwx------");
    }

    /** Writes a file of this text; it is closed to others before the text is in it. */
    public static Path write(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        return Files.writeString(close(file, "rw-------"), text);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path close(Path path, String permissions) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
        return path;
    }
}
