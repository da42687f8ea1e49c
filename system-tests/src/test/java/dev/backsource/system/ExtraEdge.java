package dev.backsource.system;

import dev.backsource.testing.service.PackagedService;

/** An edge beside those of the stack. */
record ExtraEdge(EdgeAddress address, PackagedService process) implements AutoCloseable {
    @Override
    public void close() {
        process.close();
    }
}
