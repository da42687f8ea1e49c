package dev.backsource.simulation.database;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.simulation.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The database. A change is made as the service's statement makes it: the row becomes the next revision, history and outbox get a row
 * each, all of it visible at once.
 */
public final class SimulatedDatabase {
    private final VirtualClock clock;
    private final Set<DatabaseSession> sessions = new LinkedHashSet<>();
    private final Set<String> locked = new HashSet<>();
    private Content content = new Content();
    private @Nullable Content backup;
    private long backedUpAt;
    private @Nullable DatabaseSession leader;
    private Consumer<StoredRevision> committed = revision -> {};
    private Predicate<OutboxRecord> leaves = row -> false;
    private int timeline;
    private int starts = 1;

    public SimulatedDatabase(VirtualClock clock) {
        this.clock = clock;
    }

    /** Has {@code watcher} told of each revision as it is committed. */
    public void watchedBy(Consumer<StoredRevision> watcher) {
        committed = watcher;
    }

    /** Has rows that {@code which} says stay in the outbox once they were published. */
    public void leave(Predicate<OutboxRecord> which) {
        leaves = which;
    }

    /** Whether the caller has the domain's row now, until it {@linkplain #unlock lets it go}. */
    public boolean lock(String domain) {
        return locked.add(domain);
    }

    public void unlock(String domain) {
        locked.remove(domain);
    }

    /** The state of a domain; null when there is none. */
    public @Nullable Domain state(String domain) {
        var latest = latest(domain);
        return latest == null ? null : latest.state();
    }

    /** The latest revision of a domain; null when it never was. */
    public @Nullable StoredRevision latest(String domain) {
        var revisions = content.history.get(domain);
        return revisions == null ? null : revisions.lastEntry().getValue();
    }

    /** Null when there is none. */
    public @Nullable StoredRevision revision(String domain, long revision) {
        var revisions = content.history.get(domain);
        return revisions == null ? null : revisions.get(revision);
    }

    /** The domains that are or were, by name. */
    public List<String> domains() {
        return content.history.keySet().stream().sorted().toList();
    }

    /** Makes {@code next} a domain's state, or removes it, in a progressive rollout or in none; nothing is written when it is so already. */
    public void change(String domain, @Nullable Domain next, @Nullable ProgressiveRollout rollout, Instant now) {
        var before = latest(domain);
        if (Objects.equals(before == null ? null : before.state(), next)
                && Objects.equals(before == null ? null : before.rollout(), rollout)) {
            return;
        }
        var incarnation = before == null ? 0 : before.version().incarnation();
        var revision = before == null ? 1 : before.version().revision() + 1;
        record(domain, incarnation, revision, next, rollout, now);
    }

    /** Makes a domain's state its next revision, too; nothing of one that never was. */
    public void publishAgain(String domain, Instant now) {
        var latest = latest(domain);
        if (latest != null) {
            record(
                    domain,
                    latest.version().incarnation(),
                    latest.version().revision() + 1,
                    latest.state(),
                    latest.rollout(),
                    now.truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** Writes a revision, its history row and its outbox row. */
    public void record(
            String domain,
            long incarnation,
            long revision,
            @Nullable Domain state,
            @Nullable ProgressiveRollout rollout,
            Instant now) {
        var json = state == null
                ? null
                : EventCodec.POLICY_CHANGE.encode(
                        PolicyChange.of(state, incarnation, revision, now, null).with(rollout));
        var version = new StateVersion(incarnation, revision, json == null ? 0 : StateVersion.digest(json));
        var stored = new StoredRevision(new DomainName(domain).value(), version, state, rollout, null, null);
        content.history.computeIfAbsent(domain, each -> new TreeMap<>()).put(revision, stored);
        var text = json == null ? null : new String(json, StandardCharsets.UTF_8);
        content.outbox.put(
                ++content.written, new OutboxRecord(content.written, domain, incarnation, revision, text, now));
        content.unpublished++;
        committed.accept(stored);
    }

    /** The oldest row of each domain that is none of {@code resting}, in the order in which they were written. */
    List<OutboxRecord> heads(Set<String> resting, int limit) {
        var seen = new HashSet<>(resting);
        var heads = new ArrayList<OutboxRecord>();
        for (var row : content.outbox.values()) {
            if (heads.size() < limit && seen.add(row.domain())) {
                heads.add(row);
            }
        }
        return heads;
    }

    /** Takes rows out and notes in the history where each was published. */
    void take(List<Long> ids, List<Integer> partitions, List<Long> offsets) {
        for (var i = 0; i < ids.size(); i++) {
            var row = content.outbox.get(ids.get(i));
            if (row != null) {
                if (!leaves.test(row)) {
                    content.outbox.remove(row.id());
                }
                var partition = partitions.get(i);
                var offset = offsets.get(i);
                Objects.requireNonNull(content.history.get(row.domain()))
                        .computeIfPresent(row.revision(), (number, stored) -> published(stored, partition, offset));
                notifyAllSessions(row.eventId() + " " + partition + " " + offset);
            }
        }
    }

    private StoredRevision published(StoredRevision stored, int partition, long offset) {
        content.unpublished -= stored.offset() == null ? 1 : 0;
        return stored.publishedAt(partition, offset);
    }

    public int outboxSize() {
        return content.outbox.size();
    }

    /** How many revisions have no place on the topic. */
    public int unpublished() {
        return content.unpublished;
    }

    /** Counts what was written; less after it was put back. */
    public long written() {
        return content.written;
    }

    /** Which start of the server it is. */
    public int starts() {
        return starts;
    }

    /** Which history it is: another one each time it was put back. */
    public int timeline() {
        return timeline;
    }

    public DatabaseSession open() {
        var opened = new DatabaseSession(this);
        sessions.add(opened);
        return opened;
    }

    boolean tryLead(DatabaseSession session) {
        if (leader == null) {
            leader = session;
        }
        return leader == session;
    }

    void close(DatabaseSession session) {
        sessions.remove(session);
        if (leader == session) {
            leader = null;
        }
    }

    void wake() {
        List.copyOf(sessions).forEach(DatabaseSession::woken);
    }

    private void notifyAllSessions(String payload) {
        List.copyOf(sessions).forEach(session -> session.published(payload));
    }

    /** Ends the sessions of which nothing was heard for {@code leaseMicros}. */
    public void endSilent(long leaseMicros) {
        for (var session : List.copyOf(sessions)) {
            if (clock.micros() - session.heardAt() > leaseMicros) {
                session.end();
            }
        }
    }

    long now() {
        return clock.micros();
    }

    /** Keeps what there is now for a later {@link #restore}. */
    public void backUp() {
        backup = content.copy();
        backedUpAt = clock.micros();
    }

    /** Puts the database back to its backup, unless that is older than {@code mostMicros}; the server is started again by that. */
    public void restore(long mostMicros) {
        var kept = backup;
        if (kept == null || clock.micros() - backedUpAt > mostMicros) {
            return;
        }
        content = kept.copy();
        timeline++;
        starts++;
        List.copyOf(sessions).forEach(DatabaseSession::end);
        locked.clear();
    }

    /** What is in the tables. */
    private static final class Content {
        private final Map<String, TreeMap<Long, StoredRevision>> history = new HashMap<>();
        private final TreeMap<Long, OutboxRecord> outbox = new TreeMap<>();
        private long written;
        private int unpublished;

        Content copy() {
            var copy = new Content();
            history.forEach((domain, revisions) -> copy.history.put(domain, new TreeMap<>(revisions)));
            copy.outbox.putAll(outbox);
            copy.written = written;
            copy.unpublished = unpublished;
            return copy;
        }
    }
}
