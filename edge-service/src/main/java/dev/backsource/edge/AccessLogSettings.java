package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where answers are written down. */
public interface AccessLogSettings {
    /** In which form, if at all. */
    @WithDefault("off")
    @WithParentName
    Format format();

    /** A file, opened again when it was moved away; {@code -} for standard output. */
    @WithDefault("-")
    String file();

    /** In which form answers are written down. */
    enum Format {
        OFF,
        /** An object per line. */
        JSON,
        /** Apache's combined format. */
        COMBINED
    }
}
