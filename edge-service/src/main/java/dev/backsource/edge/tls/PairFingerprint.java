package dev.backsource.edge.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The fingerprint of a pair's files by time, size and identity, which shows whether they have changed. */
record PairFingerprint(String certificate, String key) {
    static PairFingerprint of(PemPair pair) {
        return new PairFingerprint(of(pair.certificate()), of(pair.key()));
    }

    private static String of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            @Nullable Object identity = attributes.fileKey();
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + identity;
        } catch (IOException e) {
            return "missing";
        }
    }
}
