package dev.backsource.edge.recovery;

import java.io.IOException;

/** Keeps the state of an edge's run for the next one. */
interface RunStore {
    /** The state that the last run has left; {@link RunState#NONE} when there is none, or none that can be read. */
    RunState read();

    /**
     * Replaces the state; it outlives the process, and a loss of power, once this returns.
     *
     * @throws IOException when it can't be written; the previous one stays
     */
    void write(RunState state) throws IOException;
}
