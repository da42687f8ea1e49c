package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Settings of the access log. */
public interface AccessLogSettings {
    /** The format of the access log, or {@code off}. */
    @WithDefault("off")
    @WithParentName
    Format format();

    /** The file, reopened when it was moved away; {@code -} for standard output. */
    @WithDefault("-")
    String file();

    /** The format of a line. */
    enum Format {
        OFF,
        /** A JSON object per line. */
        JSON,
        /** Apache's combined format. */
        COMBINED
    }
}
