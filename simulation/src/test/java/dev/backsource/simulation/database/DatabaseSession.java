package dev.backsource.simulation.database;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A relay's session with the database, as the server has it. */
public final class DatabaseSession {
    private final SimulatedDatabase database;
    private Consumer<String> listener = payload -> {};
    private Runnable wakened = () -> {};
    private Runnable ended = () -> {};
    private boolean open = true;
    private long heardAt;

    DatabaseSession(SimulatedDatabase database) {
        this.database = database;
        this.heardAt = database.now();
    }

    /** Asks the server for something; fails when the session has ended. */
    public void require() {
        if (!open) {
            throw new IllegalStateException("the session was ended");
        }
        heardAt = database.now();
    }

    public void listen(Runnable onWake, Consumer<String> onPublished) {
        wakened = onWake;
        listener = onPublished;
    }

    public void onEnd(Runnable told) {
        ended = told;
    }

    public boolean tryLock() {
        return database.tryLead(this);
    }

    public void wakeAll() {
        database.wake();
    }

    public List<OutboxRecord> heads(Set<String> resting, int limit) {
        return database.heads(resting, limit);
    }

    public void take(List<Long> ids, List<Integer> partitions, List<Long> offsets) {
        database.take(ids, partitions, offsets);
    }

    public long backlog() {
        return database.outboxSize();
    }

    long heardAt() {
        return heardAt;
    }

    void woken() {
        wakened.run();
    }

    void published(String payload) {
        listener.accept(payload);
    }

    /** The server ends it. */
    void end() {
        close();
        ended.run();
    }

    /** Either side ends it; the lock goes to another one. */
    public void close() {
        open = false;
        database.close(this);
    }
}
