package dev.backsource.infrastructure;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path into a folder of their owner's. */
final class DatabaseBinaries {
    /** The system property of a folder in which all processes of a build share them: to unpack them takes seconds of processor time. */
    static final String SHARED = "backsource.postgres-programs";

    /** The folder in which this process has unpacked them already; read and written only under the class's lock. */
    private static @Nullable Path unpacked;

    private DatabaseBinaries() {}

    /** The folder that holds {@code bin/postgres} and the others: below {@code folder}, or where they were before, or are {@link #SHARED}. */
    static synchronized Path in(Path folder) throws IOException {
        var known = unpacked;
        if (known != null && isComplete(known)) {
            return known;
        }
        var shared = System.getProperty(SHARED, "");
        var archive = archive();
        var parent = OwnerOnlyFiles.folder(shared.isEmpty() ? folder : Path.of(shared));
        var home = parent.resolve(digest(archive));
        if (!isComplete(home)) {
            unpackBeside(archive, home);
        }
        unpacked = home;
        return home;
    }

    /** Unpacks them into a folder beside {@code home}, which it then becomes, unless another process was first. */
    static void unpackBeside(byte[] archive, Path home) throws IOException {
        var beside = OwnerOnlyFiles.folder(Files.createTempDirectory(home.getParent(), "unpacking-"));
        try {
            unpack(archive, beside);
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            OwnerOnlyFiles.delete(beside);
            if (!isComplete(home)) {
                throw e;
            }
        }
    }

    private static boolean isComplete(Path home) {
        return Files.isExecutable(home.resolve("bin/postgres"));
    }

    private static byte[] archive() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            if (stream == null) {
                throw new IOException("no PostgreSQL binaries for " + system + " on " + machine);
            }
            return stream.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, home);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path home) throws IOException {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("PostgreSQL archive: entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, home.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if (home.relativize(target).startsWith("bin") && !target.toFile().setExecutable(true)) {
                throw new IOException(target + " can't be made executable");
            }
        }
    }
}
