package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file with a secret: only its owner may read it, and its content is a token, or a header line with one. */
public record SecretFile(Path path) implements Credential {
    private static final int MOST_BYTES = 32 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String HEADER = "authorization: bearer ";

    @Override
    public String token() {
        var text = read();
        var token = text.toLowerCase(Locale.ROOT).startsWith(HEADER)
                ? text.substring(HEADER.length()).strip()
                : text;
        if (!Credential.isToken(token)) {
            throw FailureException.usage(Messages.invalidTokenFile(path));
        }
        return token;
    }

    /** Reads the file again, since another program may have replaced the token. A pipe has been read already. */
    @Override
    public @Nullable String renewed(String refused) {
        var now = Files.isRegularFile(path) ? token() : refused;
        return now.equals(refused) ? null : now;
    }

    @Override
    public String source() {
        return path.toString();
    }

    /** The content, without blanks around. */
    public String read() {
        try {
            requireOwnerOnly();
            try (var file = Files.newInputStream(path)) {
                var bytes = file.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw FailureException.usage(Messages.tooLarge(path, MOST_BYTES));
                }
                return new String(bytes, StandardCharsets.UTF_8).strip();
            }
        } catch (NoSuchFileException e) {
            throw FailureException.usage(Messages.tokenFileMissing(path));
        } catch (IOException e) {
            throw FailureException.usage(Messages.unreadable(path, e));
        }
    }

    /** Replaces the content by {@code text} atomically; only the owner can read it at any time. */
    public void write(String text) {
        try {
            var folder = makeFolderOf(path);
            var written = Files.createTempFile(
                    folder, ".backsource", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try {
                Files.writeString(written, text + "\n", StandardOpenOption.TRUNCATE_EXISTING);
                Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw FailureException.usage(Messages.unwritable(path, e));
        }
    }

    @Override
    public void forget() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw FailureException.usage(Messages.undeletable(path, e));
        }
    }

    /** The folder of {@code file}; created for its owner only where it is missing. */
    static Path makeFolderOf(Path file) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }

    private void requireOwnerOnly() throws IOException {
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        permissions.removeAll(EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        if (!permissions.isEmpty()) {
            throw FailureException.usage(Messages.exposedSecret(path, quoted(path.toString())));
        }
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
