package dev.backsource.edge.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The pairs {@code NAME.crt} and {@code NAME.key} in a folder. While a pair is invalid, the previous one of that name
 * stays in use; the failure is logged and counted once, until one of the files changes. For use by one thread at a
 * time.
 */
final class CertificateFolder {
    private static final Logger LOG = Logger.getLogger(CertificateFolder.class);
    private static final String CERTIFICATE = ".crt";

    private final Path folder;
    private final AtomicLong failures = new AtomicLong();
    private Map<String, Loaded> loaded = Map.of();
    private long aliases;
    private boolean unreadable;

    CertificateFolder(Path folder) {
        this.folder = folder;
    }

    /** The number of failures to read a pair or the folder. Any thread may call. */
    long failures() {
        return failures.get();
    }

    /** The certificates to serve from now on; null when nothing has changed. */
    @Nullable
    List<ServedCertificate> changes() {
        var now = new HashMap<String, Loaded>();
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CERTIFICATE))
                    .map(name -> name.substring(0, name.length() - CERTIFICATE.length()))
                    .forEach(name -> now.put(name, load(name)));
            unreadable = false;
        } catch (IOException e) {
            folderFailed(e);
            return null;
        }
        if (now.equals(loaded)) {
            return null;
        }
        loaded = now;
        return now.values().stream()
                .map(Loaded::certificate)
                .filter(Objects::nonNull)
                .toList();
    }

    private Loaded load(String name) {
        var pair = new PemPair(folder.resolve(name + CERTIFICATE), folder.resolve(name + ".key"));
        var fingerprint = PairFingerprint.of(pair);
        var before = loaded.get(name);
        return before != null && before.fingerprint.equals(fingerprint)
                ? before
                : read(name, pair, fingerprint, before);
    }

    private Loaded read(String name, PemPair pair, PairFingerprint fingerprint, @Nullable Loaded before) {
        try {
            return new Loaded(fingerprint, pair.read("domain-" + name + "-" + ++aliases));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            failures.incrementAndGet();
            LOG.warnf("certificate %s unusable, previous one kept: %s", name, e.toString());
            return new Loaded(fingerprint, before == null ? null : before.certificate);
        }
    }

    private void folderFailed(IOException e) {
        if (!unreadable) {
            failures.incrementAndGet();
            LOG.warnf("certificate folder unreadable, certificates unchanged: %s", e.toString());
        }
        unreadable = true;
    }

    /** The result of reading a pair, and the files it was read from. */
    private record Loaded(
            PairFingerprint fingerprint, @Nullable ServedCertificate certificate) {}
}
