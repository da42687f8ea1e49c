package dev.backsource.benchmarks.edge.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Many clients that send the same request at the same time, each over a connection of its own. */
public final class Crowd implements AutoCloseable {
    private final List<Connection> connections;
    private double sentAfterMs;

    private Crowd(List<Connection> connections) {
        this.connections = connections;
    }

    /** Connects {@code clients} times to {@code port}. */
    public static Crowd of(int clients, int port) {
        var connections = new ArrayList<Connection>();
        IntStream.range(0, clients).forEach(client -> connections.add(Connection.to(port)));
        return new Crowd(connections);
    }

    /** Requests {@code path} on all connections before any response is read. */
    public void ask(String path) {
        var start = System.nanoTime();
        connections.forEach(connection -> connection.send("GET", path, "\r\n"));
        sentAfterMs = (System.nanoTime() - start) / 1e6;
    }

    /** The time from the first request to the last, in milliseconds. */
    public double sentAfterMs() {
        return sentAfterMs;
    }

    /** Waits for all answers and counts those with status 200 and exactly {@code body}. */
    public long answersWith(byte[] body) {
        return connections.stream()
                .map(Connection::answer)
                .filter(answer -> answer.status() == 200 && Arrays.equals(answer.body(), body))
                .count();
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }
}
