package dev.backsource.simulation;

import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.health.log.PublishedState;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.protocol.Target;
import dev.backsource.simulation.database.OutboxRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a deployment that a planted fault puts something else in the place of; as they are, they are the services' own. */
class Plan {
    /** What Kafka knows the relays by. */
    String transactionalId(String shared, String process) {
        return shared;
    }

    /** What Kafka knows the owner of a prober's partition by. */
    String proberTransactionalId(String shared, String process) {
        return shared;
    }

    /** How an edge reads the policy changes into its table. */
    TopicReader reading(String edge, TopicReader own, RoutingTable table) {
        return own;
    }

    /** Whether snapshots hold what was removed. */
    boolean savesRemovals() {
        return true;
    }

    /** Whether an edge compares a snapshot's checksum before it serves it. */
    boolean checksSnapshots() {
        return true;
    }

    /** Whether an edge keeps its aborts of progressive rollouts. */
    boolean keepsAborts() {
        return true;
    }

    /** Whether an edge makes the steps of a progressive rollout when it is told to, and not by its own clock. */
    boolean awaitsSteps() {
        return true;
    }

    /** Whether a row stays in the outbox that was published and is noted so in the history. */
    boolean leavesInOutbox(OutboxRecord published) {
        return false;
    }

    /** Whether a consumer notices that what it has read is lost. */
    boolean seesTruncations() {
        return true;
    }

    /** What an edge reports. */
    EdgeStatus report(EdgeStatus own) {
        return own;
    }

    /** What an edge serves while it reports, by domain; {@code before} is what it served as it reported last. */
    Map<String, Route> served(Map<String, Route> own, Map<String, Route> before) {
        return own;
    }

    /** By which route a response is stored that was asked for by {@code own}. */
    Route storedBy(Route own, Route baseline) {
        return own;
    }

    /** Over what an origin is asked, after another one was asked over {@code before}; null for the first. */
    Target asked(Target decided, @Nullable Target before) {
        return decided;
    }

    /** The process whose timers ring when the time of a caller is over. */
    Process waiting(Process caller) {
        return caller;
    }

    /** Whether a question stays open that is over. */
    boolean leavesOpen() {
        return false;
    }

    /** Whether a record that isn't written fails; otherwise whoever writes it never hears of it. */
    boolean failsUnwritten() {
        return true;
    }

    /** What a prober takes for what was published before about a partition. */
    PublishedState restored(PublishedState read) {
        return read;
    }
}
