package dev.backsource.benchmarks.edge.load;

/** A load on a port of this machine, at the port's maximum rate or at a steady one. */
public interface Load {
    /**
     * Loads {@code port} for {@code seconds} and returns the result.
     *
     * @throws IllegalStateException when any request failed, since then the figures mean nothing
     */
    LoadResult run(int port, int seconds);
}
