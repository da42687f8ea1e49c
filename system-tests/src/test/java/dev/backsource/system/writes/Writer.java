package dev.backsource.system.writes;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes one write after the other, each until it is settled, at one instance after the other. */
final class Writer implements Runnable {
    private final WriteClient client;
    private final Ledger ledger;
    private final List<URI> apis;
    private final Supplier<Write> next;
    private int instance;
    private volatile @Nullable Write pending;
    private boolean stopping;

    /** Turns to the instance {@code first} first; the next one after each write that wasn't settled there. */
    Writer(WriteClient client, Ledger ledger, List<URI> apis, int first, Supplier<Write> next) {
        this.client = client;
        this.ledger = ledger;
        this.apis = apis;
        this.instance = first;
        this.next = next;
    }

    /** Sends the write that is pending, or the next one, once. */
    @Override
    public synchronized void run() {
        var write = pending;
        if (write == null && stopping) {
            return;
        }
        try {
            attempt(write == null ? begin() : write);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins no write any more from when it returns. */
    synchronized void stop() {
        stopping = true;
    }

    /** Whether there is a write of which it isn't known what came of it. */
    boolean hasPending() {
        return pending != null;
    }

    private Write begin() {
        var write = next.get();
        ledger.sends(write);
        pending = write;
        return write;
    }

    private void attempt(Write write) throws InterruptedException {
        if (client.send(write, apis.get(instance % apis.size()))) {
            pending = null;
        } else {
            instance++;
        }
    }
}
