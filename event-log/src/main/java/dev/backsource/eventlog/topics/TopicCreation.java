package dev.backsource.eventlog.topics;

import dev.backsource.eventlog.broker.AdminClients;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The creation of the topics that a service owns: in a thread of its own, and again until Kafka has answered. Neither a
 * broker that is down nor a host name that doesn't resolve yet ends it.
 */
public final class TopicCreation implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER_MAX = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final List<Topic> topics;
    private final Duration changesKept;
    private final Consumer<Exception> onFirstFailure;
    private final CompletableFuture<Void> created = new CompletableFuture<>();
    private final Thread thread;

    private TopicCreation(
            Map<String, Object> kafka,
            Collection<Topic> topics,
            Duration changesKept,
            Consumer<Exception> onFirstFailure) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
        this.changesKept = changesKept;
        this.onFirstFailure = onFirstFailure;
        this.thread = new Thread(this::createUntilCreated, threadName(this.topics));
    }

    /** A name that tells a service's creations apart in its log. */
    private static String threadName(List<Topic> topics) {
        return "topic-creation" + (topics.isEmpty() ? "" : "-" + topics.get(0).topicName());
    }

    /**
     * Starts to create the missing ones of {@code topics}, with {@link Topics#CHANGES_KEPT}.
     *
     * @see #start(Map, Collection, Duration, Consumer)
     */
    public static TopicCreation start(
            Map<String, Object> kafka, Collection<Topic> topics, Consumer<Exception> onFirstFailure) {
        return start(kafka, topics, Topics.CHANGES_KEPT, onFirstFailure);
    }

    /**
     * Starts to create the missing ones of {@code topics}.
     *
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param changesKept how long topics of changes are spared compaction
     * @param onFirstFailure receives the first failure, on the creation's thread
     */
    public static TopicCreation start(
            Map<String, Object> kafka,
            Collection<Topic> topics,
            Duration changesKept,
            Consumer<Exception> onFirstFailure) {
        var creation = new TopicCreation(kafka, topics, changesKept, onFirstFailure);
        creation.thread.setDaemon(true);
        creation.thread.start();
        return creation;
    }

    /** Completes once the topics are there, on the creation's thread. Never fails; a creation that is closed never ends. */
    public CompletionStage<Void> created() {
        return created.minimalCompletionStage();
    }

    /** Whether the topics are there. */
    public boolean isDone() {
        return created.isDone();
    }

    /** Gives up topics that aren't created yet. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void createUntilCreated() {
        try {
            var pause = RETRY_AFTER;
            for (var failed = false; !create(failed); failed = true) {
                Thread.sleep(pause.toMillis());
                pause = next(pause);
            }
            created.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Creates the missing topics by a new client each time, since none can be created while the broker's name doesn't resolve. */
    private boolean create(boolean failedBefore) throws InterruptedException {
        try (var admin = AdminClients.open(kafka)) {
            Topics.createMissing(admin, topics, changesKept);
            return true;
        } catch (RuntimeException e) {
            if (!failedBefore) {
                onFirstFailure.accept(e);
            }
            return false;
        }
    }

    private static Duration next(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(RETRY_AFTER_MAX) < 0 ? doubled : RETRY_AFTER_MAX;
    }
}
