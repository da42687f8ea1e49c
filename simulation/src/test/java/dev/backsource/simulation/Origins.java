package dev.backsource.simulation;

import java.util.Set;
import java.util.TreeSet;

/** The origins: three addresses with two ports each, which are open or closed. */
final class Origins {
    static final int ADDRESSES = 3;

    private final Set<String> closed = new TreeSet<>();

    static String address(int number) {
        return "192.0.2." + (1 + number);
    }

    /** Opens a port that is closed, and the other way round. */
    void turn(String address, int port) {
        var name = name(address, port);
        if (!closed.remove(name)) {
            closed.add(name);
        }
    }

    boolean isOpen(String address, int port) {
        return !closed.contains(name(address, port));
    }

    private static String name(String address, int port) {
        return address + ":" + port;
    }
}
