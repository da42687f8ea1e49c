package dev.backsource.cli.apply.file;

import dev.backsource.policy.Sha256;
import dev.backsource.policy.domain.DomainName;

/** The file name of a domain, valid on every file system. */
public final class FileName {
    /** No host name has an underscore. */
    private static final String WILDCARD = "_wildcard.";

    private static final String SUFFIX = ".yaml";
    /** File systems take 255 bytes. */
    private static final int MAX_STEM = 240;

    private FileName() {}

    /** The name, different for every domain. */
    public static String of(DomainName name) {
        var stem = name.isWildcard() ? WILDCARD + name.suffix() : name.value();
        return (stem.length() <= MAX_STEM ? stem : shortened(stem)) + SUFFIX;
    }

    private static String shortened(String stem) {
        return stem.substring(0, MAX_STEM - 66) + "__" + Sha256.hex(stem);
    }
}
