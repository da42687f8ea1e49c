package dev.backsource.benchmarks.edge.slices;

import dev.backsource.benchmarks.edge.peer.Peer;

/**
 * One of the compared.
 *
 * @param name printed beside its figures
 * @param peer that is loaded; several arms may be one process
 * @param choose makes the process this arm
 */
public record Arm(String name, Peer peer, Runnable choose) {
    /** A process of its own. */
    public static Arm alone(String name, Peer peer) {
        return new Arm(name, peer, () -> {});
    }
}
