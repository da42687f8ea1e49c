package dev.backsource.cli.apply.file;

import dev.backsource.cli.message.Messages;
import dev.backsource.policy.Sha256;
import dev.backsource.policy.domain.DomainName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A folder with a file for each domain, and the schema beside them. A file is there whole or not at all. */
public final class DomainFolder {
    private final Path folder;
    private int written;

    private DomainFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes it where it is missing.
     *
     * @param overwrite whether there may be something in it
     * @throws IOException also when there is something in it that may not be
     */
    public static DomainFolder open(Path folder, boolean overwrite) throws IOException {
        Files.createDirectories(folder);
        if (!overwrite) {
            try (var entries = Files.newDirectoryStream(folder)) {
                if (entries.iterator().hasNext()) {
                    throw new FileAlreadyExistsException(Messages.folderNotEmpty());
                }
            }
        }
        var opened = new DomainFolder(folder);
        opened.write(folder.resolve(DomainSchema.FILE_NAME), DomainSchema.text());
        opened.written = 0;
        return opened;
    }

    /** Writes the document of a domain. */
    public void write(DomainName name, String document) throws IOException {
        write(folder.resolve(FileName.of(name)), DomainSchema.EDITOR_LINE + "\n" + document);
    }

    /** The number of files that are new or changed. */
    public int written() {
        return written;
    }

    private void write(Path file, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        var begun = file.resolveSibling("." + Sha256.hex(file.toString()) + ".part");
        // The file may be left by a killed run. Deleting it first also avoids following a planted link.
        Files.deleteIfExists(begun);
        Files.write(begun, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written++;
    }
}
