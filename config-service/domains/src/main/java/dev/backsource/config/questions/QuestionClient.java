package dev.backsource.config.questions;

import dev.backsource.eventlog.questions.AnswerTopicReader;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.eventlog.questions.OpenQuestions;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.policy.event.Answer;
import dev.backsource.policy.event.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions over one pair of topics, and reads all answers for the whole life of the service. Callers bound the number of concurrent questions.
 */
public final class QuestionClient<Q extends Question, A extends Answer> {
    private final QuestionTopic<Q> topic;
    private final OpenQuestions<A> questions;
    private final UnwrittenQuestions unwritten;
    private final TopicFollower answers;
    private final Supplier<? extends ScheduledExecutorService> timers;
    private final Supplier<? extends Executor> callers;

    /**
     * An instance whose answers {@code answers} hands to {@code questions}.
     *
     * @param whom it asks, in the words of the log
     * @param timers of the waits
     * @param callers the executor of a question's caller, queried on the caller's thread
     */
    QuestionClient(
            String whom,
            QuestionTopic<Q> topic,
            OpenQuestions<A> questions,
            TopicFollower answers,
            Supplier<? extends ScheduledExecutorService> timers,
            Supplier<? extends Executor> callers) {
        this.topic = topic;
        this.questions = questions;
        this.unwritten = new UnwrittenQuestions(whom);
        this.answers = answers;
        this.timers = timers;
        this.callers = callers;
    }

    /**
     * An instance that reads no answers yet.
     *
     * @param whom it asks, in the words of the log
     * @param who sent an answer; its key
     * @param objection the reason not to trust an answer; null when it is trusted
     * @param metric counts the answers
     */
    public static <Q extends Question, A extends Answer> QuestionClient<Q, A> of(
            String whom,
            QuestionTopic<Q> topic,
            TopicCodec<A> answers,
            Function<A, String> who,
            Function<ConsumerRecord<String, byte[]>, @Nullable String> objection,
            String metric,
            ConsumerFactory consumers,
            MeterRegistry registry) {
        var questions = new OpenQuestions<A>(who);
        var reading = new AnswerTopicReader<>(answers, questions, objection, new AnswerCount(metric, whom, registry));
        var following = FollowerConfig.of("kafka-consumer-answers-of-" + whom, answers.topic())
                .with(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20));
        return new QuestionClient<>(
                whom,
                topic,
                questions,
                TopicFollower.of(consumers, following, reading),
                Infrastructure::getDefaultWorkerPool,
                () -> MutinyHelper.executor(Vertx.currentContext()));
    }

    /** Starts to read answers; once. */
    public void start() {
        answers.start();
    }

    public void stop() {
        answers.close();
    }

    /**
     * The answers, as soon as all awaited ones are there and otherwise after {@code most}; on the caller's context, as the database needs it.
     *
     * @return fails with {@link UnwrittenQuestionException} when the question could not be written in time
     */
    public Uni<AwaitedAnswers<A>> ask(Q question, Set<String> awaited, Duration most) {
        var caller = callers.get();
        var open = questions.open(question.id(), awaited);
        return AnswerWait.of(topic.write(question), open, most, timers.get())
                .invoke(unwritten::over)
                .onFailure(UnwrittenQuestionException.class)
                .invoke(failure -> unwritten.note((UnwrittenQuestionException) failure))
                .onTermination()
                .invoke(() -> questions.close(question.id()))
                .emitOn(caller);
    }
}
