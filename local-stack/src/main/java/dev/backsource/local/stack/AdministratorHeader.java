package dev.backsource.local.stack;

import dev.backsource.infrastructure.OwnerOnlyFiles;
import dev.backsource.local.demo.HeaderFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The header line with the administrator's key. config-service makes it at its first start and keeps it with its other secrets. People find a copy in
 * the data folder. Containers of the same checkout put theirs there too, so the copy is that of the stack that was started last.
 *
 * @param folder where config-service keeps its secrets
 * @param shown the copy
 */
record AdministratorHeader(Path folder, HeaderFile shown) {
    private static final String NAME = "admin.header";

    static AdministratorHeader of(StackConfiguration configuration) {
        var data = configuration.dataFolder();
        return new AdministratorHeader(data.resolve("access"), new HeaderFile(data.resolve(NAME)));
    }

    /** config-service's own. */
    HeaderFile kept() {
        return new HeaderFile(folder.resolve(NAME));
    }

    /** Before the first start, makes a key that is shown already this stack's, so that one key serves the containers as well. */
    void adopt() {
        try {
            OwnerOnlyFiles.folder(folder);
            if (!Files.exists(kept().path()) && shown.holdsKey()) {
                OwnerOnlyFiles.write(kept().path(), Files.readString(shown.path()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the copy where people find it, over an earlier one; reports to {@code progress} when that held another key.
     *
     * @throws StackException when config-service's own is gone
     */
    void show(ProgressListener progress) {
        if (!Files.exists(kept().path())) {
            throw new StackException("administrator's key missing: " + kept().path()
                    + "; the database has an administrator. Restore the file, or start over with ./backsource reset");
        }
        try {
            var line = Files.readString(kept().path());
            if (Files.exists(shown.path()) && !Files.readString(shown.path()).equals(line)) {
                progress.say(shown.path() + " replaced: it now has this administrator's key");
            }
            OwnerOnlyFiles.write(shown.path(), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
