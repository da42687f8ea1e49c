package dev.backsource.system.writes;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** The book of all writes: what was asked for, and what the services said of it. Writers on many threads keep it. */
public final class Ledger {
    private final Map<String, Write> sent = new ConcurrentHashMap<>();
    private final Queue<Acknowledgement> acknowledgements = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final LongAdder attempts = new LongAdder();

    /**
     * What a writer was told.
     *
     * @param write the write's id
     * @param revision that the write made of the domain
     */
    public record Acknowledgement(String write, String domain, long revision) {}

    /** A write is about to be sent for the first time. */
    public void sends(Write write) {
        sent.put(write.id(), write);
    }

    void attempted() {
        attempts.increment();
    }

    /** The services said that the domain is at that revision by the write. */
    public void acknowledged(Write write, String domain, long revision) {
        acknowledgements.add(new Acknowledgement(write.id(), domain, revision));
    }

    /** The services refused a write that nothing was wrong with, or failed at it otherwise than by being unavailable. */
    void refused(Write write, int status, String answer) {
        refusals.add(write.id() + " " + write.method() + " " + write.path() + ": " + status + " " + answer);
    }

    /** By id. */
    public Map<String, Write> sent() {
        return sent;
    }

    public List<Acknowledgement> acknowledgements() {
        return List.copyOf(acknowledgements);
    }

    /** In words. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** How many changes were acknowledged so far. */
    public int accepted() {
        return acknowledgements.size();
    }

    /** How many requests were made, retries among them. */
    public long attempts() {
        return attempts.sum();
    }
}
