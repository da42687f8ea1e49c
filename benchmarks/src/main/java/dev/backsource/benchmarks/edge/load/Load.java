package dev.backsource.benchmarks.edge.load;

/** Something that asks a port of this machine for as much as it gives, or at a steady rate. */
public interface Load {
    /**
     * Loads {@code port} for {@code seconds} and returns what it gave.
     *
     * @throws IllegalStateException when any request failed, since then the figures mean nothing
     */
    LoadResult run(int port, int seconds);
}
