package dev.backsource.cli.apply.file;

import dev.backsource.cli.message.Messages;
import dev.backsource.policy.Printable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The files of a folder that may hold domains: those with names in {@code .yaml} or {@code .yml}, except hidden ones. */
final class FoundFiles {
    static final int MAX_FILES = 100_000;

    private static final int MAX_DEPTH = 16;

    private FoundFiles() {}

    /**
     * The files in {@code folder} and below, by name. Links to folders are not followed.
     *
     * @throws BadFilesException when the folder can't be read, or there are too many files
     */
    static List<Path> below(Path folder) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path child, BasicFileAttributes attributes) {
                    return isHidden(child) && !child.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isDirectory()) {
                        throw new FileSystemException(file.toString(), null, Messages.folderTooDeep(MAX_DEPTH));
                    }
                    if (!isHidden(file) && isYaml(file) && !Files.isDirectory(file)) {
                        found.add(file);
                    }
                    if (found.size() > MAX_FILES) {
                        throw new FileSystemException(folder.toString(), null, Messages.tooManyFiles(MAX_FILES));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw BadFilesException.of(
                    Printable.of(folder.toString()),
                    1,
                    Messages.fileUnreadable(Printable.of(String.valueOf(e.getMessage()), Printable.SENTENCE)));
        }
        Collections.sort(found);
        return found;
    }

    private static boolean isHidden(Path file) {
        var name = file.getFileName();
        return name != null
                && name.toString().startsWith(".")
                && !name.toString().matches("\\.{1,2}");
    }

    private static boolean isYaml(Path file) {
        var name = file.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
