package dev.backsource.simulation;

import dev.backsource.policy.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A process of the simulated deployment: it can be killed, stand still for a while, and be cut off from Kafka or from the database. What a
 * killed one still had to do is never done; what one that stands still has to do, it does later.
 */
public final class Process {
    private final String name;
    private final SplittableRandom chance;
    private final List<Runnable> ends = new ArrayList<>();
    private boolean killed;
    private boolean read;
    private boolean polledChanges;
    private final List<Scheduler.Step> parked = new ArrayList<>();
    private long standsUntil;
    /** The step before which it stands still next; null for none. */
    private @Nullable String standsBefore;

    private long standsFor;
    private long withoutKafkaUntil;
    private long withoutDatabaseUntil;

    Process(String name, SplittableRandom chance) {
        this.name = name;
        this.chance = chance;
    }

    public String name() {
        return name;
    }

    /** Its own, so that what is left out elsewhere changes nothing here. */
    public SplittableRandom chance() {
        return chance;
    }

    /** Between those, in microseconds. */
    public long between(long least, long most) {
        return chance.nextLong(least, most + 1);
    }

    public boolean isKilled() {
        return killed;
    }

    /** Does {@code what} when the process is killed: what others notice of it. */
    public void onEnd(Runnable what) {
        ends.add(what);
    }

    /** It asks for records of a topic in this step, and may get none. */
    public void polls(String topic, boolean gets) {
        read |= gets;
        polledChanges |= topic.equals(Topic.POLICY_CHANGES.topicName());
    }

    /** Whether it has read records since this was asked last. */
    boolean hasRead() {
        var was = read;
        read = false;
        return was;
    }

    /** Whether it has asked for policy changes since this was asked last. */
    boolean hasPolledChanges() {
        var was = polledChanges;
        polledChanges = false;
        return was;
    }

    void kill() {
        killed = true;
        ends.forEach(Runnable::run);
        ends.clear();
    }

    void stand(long until) {
        standsUntil = Math.max(standsUntil, until);
    }

    /** What it has yet to do once it doesn't stand still any more, in that order. */
    List<Scheduler.Step> parked() {
        return parked;
    }

    /** Has it stand still in the middle of its work, just before its next step of that name. */
    void standBefore(String step, long micros) {
        standsBefore = step;
        standsFor = micros;
    }

    /** It is about to do a step. */
    void reaches(String step, long now) {
        if (step.equals(standsBefore)) {
            standsBefore = null;
            stand(now + standsFor);
        }
    }

    /** Until when it stands still, or stood last, in microseconds of the simulation. */
    public long standsUntil() {
        return standsUntil;
    }

    void loseKafka(long until) {
        withoutKafkaUntil = until;
    }

    void loseDatabase(long until) {
        withoutDatabaseUntil = until;
    }

    public boolean reachesKafka(long now) {
        return now >= withoutKafkaUntil;
    }

    public boolean reachesDatabase(long now) {
        return now >= withoutDatabaseUntil;
    }

    /** Ends what cuts it off and lets it go on. */
    void heal(long now) {
        standsUntil = Math.min(standsUntil, now);
        standsBefore = null;
        withoutKafkaUntil = 0;
        withoutDatabaseUntil = 0;
    }
}
