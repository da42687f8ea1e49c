package dev.backsource.local.stack;

import java.nio.file.Path;

/** The key to what the stack's edges show of their routes, kept as the administrator's token is. */
record ManagementHeader(Path file) {
    static ManagementHeader of(StackConfiguration configuration) {
        return new ManagementHeader(configuration.dataFolder().resolve("management.header"));
    }

    /** The key; made at the first time. */
    String key() {
        return new AdminToken(file).value();
    }
}
