package dev.backsource.config.testing;

import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.Question;
import dev.backsource.testing.kafka.TopicReader;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Reads questions from where their topic ends, as those do who are asked, and does with each what a test says. */
public final class QuestionFollower<Q extends Question> implements AutoCloseable {
    private static final long BETWEEN_LOOKS_NANOS = 10_000_000;

    private final TopicCodec<Q> codec;
    private final Consumer<Q> behaviour;
    private final Runnable betweenLooks;
    private final TopicReader questions;
    private final Thread thread;
    private volatile boolean stopped;

    private QuestionFollower(
            String name, String bootstrapServers, TopicCodec<Q> codec, Consumer<Q> behaviour, Runnable betweenLooks) {
        this.codec = codec;
        this.behaviour = behaviour;
        this.betweenLooks = betweenLooks;
        this.questions = new TopicReader(
                bootstrapServers, codec.topic().topicName(), codec.topic().partitions());
        var before = (int) questions.all();
        this.thread = new Thread(() -> follow(before), name);
    }

    public static <Q extends Question> QuestionFollower<Q> start(
            String name, String bootstrapServers, TopicCodec<Q> codec, Consumer<Q> behaviour, Runnable betweenLooks) {
        var started = new QuestionFollower<>(name, bootstrapServers, codec, behaviour, betweenLooks);
        started.thread.start();
        return started;
    }

    /** Takes the questions after the first {@code before}. */
    private void follow(int before) {
        var seen = before;
        while (!stopped) {
            var all = questions.records();
            all.subList(seen, all.size()).stream().map(codec::read).forEach(behaviour);
            seen = all.size();
            betweenLooks.run();
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
        questions.close();
    }
}
