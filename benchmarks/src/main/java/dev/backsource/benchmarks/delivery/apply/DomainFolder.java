package dev.backsource.benchmarks.delivery.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a file for each of many domains, as {@code backsource export} would write it. */
record DomainFolder(Path folder) {
    private static final String FILE = """
            apiVersion: backsource/v1
            kind: Domain
            name: %s%d.example.com
            origins:
              - address: 127.0.0.1
                port: 80
            """;

    /** {@code count} files below {@code parent}, of domains with names from {@code prefix} and a number from 0. */
    static DomainFolder of(Path parent, String prefix, int count) {
        try {
            var folder = Files.createDirectories(parent.resolve(prefix));
            for (var i = 0; i < count; i++) {
                Files.writeString(folder.resolve(prefix + i + ".yaml"), FILE.formatted(prefix, i));
            }
            return new DomainFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
